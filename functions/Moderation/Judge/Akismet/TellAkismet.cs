using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Moderation.Read;
using ServerlessBlog.Platform.Messaging;

namespace ServerlessBlog.Moderation.Judge.Akismet;

/// <summary>
/// Tells Akismet that it was wrong (submit-spam, submit-ham), with the values that it was asked with. It reads what the author
/// thinks now and what Akismet believes, so a message too many tells nothing.
/// </summary>
public sealed partial class TellAkismet(
    FeedbackReader feedback, AskedItems asked, ClientSeal seal, AkismetClient akismet, QueueSender queue, TimeProvider time, ILogger<TellAkismet> logger) : IModerationTask
{
    private static readonly TimeSpan[] Delays = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6)];

    public string Kind => DecisionForAkismet.MessageKind;

    public async Task RunAsync(string message, CancellationToken cancellationToken)
    {
        var decision = JsonConvert.DeserializeObject<DecisionForAkismet>(message)!;
        if (await feedback.FindAsync(decision.Slug, decision.Row, cancellationToken) is not { State: FeedbackState.Approved or FeedbackState.Spam } item
            || await asked.FindAsync(item.DeskId, cancellationToken) is not { } known
            || await seal.OpenAsync(known.SealedClient, cancellationToken) is not { } client)
            return;
        var isSpam = item.State == FeedbackState.Spam;
        if (known.IsSpam == isSpam)
            return;
        if (await akismet.SubmitAsync(new AkismetComment(item, client, known.UserAgent, known.PostUpdatedAt), isSpam, cancellationToken))
            await asked.SetAsync(item.DeskId, known with { IsSpam = isSpam }, cancellationToken);
        else if (decision.Attempt < Delays.Length)
            await queue.SendAsync(Queues.Moderation, decision with { Attempt = decision.Attempt + 1 }, time.GetUtcNow() + Delays[decision.Attempt], cancellationToken);
        else
            LogGivenUp(logger);
    }

    [LoggerMessage(EventId = 4303, Level = LogLevel.Error, Message = "Akismet did not take the author's decision within hours; it is not told")]
    private static partial void LogGivenUp(ILogger logger);
}
