namespace ServerlessBlog.Platform.Messaging;

/// <summary>
/// Work that is asked for by a message whose JSON has this <c>kind</c>. Like all consumers: run twice, late or by two at
/// once, it does no harm.
/// </summary>
public interface IQueueTask
{
    /// <summary>The value of the message's member <c>kind</c>.</summary>
    string Kind { get; }

    /// <summary>Does the work; a failure has the message delivered again.</summary>
    /// <param name="message">The message's JSON.</param>
    /// <param name="cancellationToken">Ends the work; the message comes again.</param>
    Task RunAsync(string message, CancellationToken cancellationToken);
}

/// <summary>A task of the queue <c>indexing</c>, whose messages without a kind name a post.</summary>
public interface IIndexingTask : IQueueTask;

/// <summary>A task of the queue <c>moderation</c>, whose messages without a kind name a comment or linkback.</summary>
public interface IModerationTask : IQueueTask;
