namespace ServerlessBlog.Platform.Messaging;

/// <summary>
/// Work that is asked for by a message of the queue <c>indexing</c> whose JSON has this <c>kind</c>. Messages without a
/// kind name a post. Like all consumers: run twice, late or by two at once, it does no harm.
/// </summary>
public interface IIndexingTask
{
    /// <summary>The value of the message's member <c>kind</c>.</summary>
    string Kind { get; }

    /// <summary>Does the work; a failure has the message delivered again.</summary>
    /// <param name="message">The message's JSON.</param>
    /// <param name="cancellationToken">Ends the work; the message comes again.</param>
    Task RunAsync(string message, CancellationToken cancellationToken);
}
