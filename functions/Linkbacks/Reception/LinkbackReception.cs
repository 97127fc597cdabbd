using Microsoft.AspNetCore.Http;
using ServerlessBlog.Moderation.Inbox;
using ServerlessBlog.Moderation.Judge;
using ServerlessBlog.Moderation.Read;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Read;

namespace ServerlessBlog.Linkbacks.Reception;

/// <summary>
/// Takes linkbacks, however they were sent. It costs three storage transactions and one message at most; what its source
/// says is looked at later, by the consumer of the message.
/// </summary>
public sealed class LinkbackReception(
    PostReader posts, FeedbackReader feedback, FeedbackInbox inbox, LinkbackSwitch receiving,
    ClientAddress addresses, Throttle throttle, ClientMarks marks)
{
    /// <summary>How many linkbacks one client may send in <see cref="Per"/>: a long post, edited a few times.</summary>
    public const int Most = 60;

    public static readonly TimeSpan Per = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Whether the client may send one more; counts it. One whose address is not known may, and is left to the judge. Costs
    /// nothing.
    /// </summary>
    public ReceptionResult Admit(HttpRequest request)
    {
        if (!receiving.IsOn)
            return ReceptionResult.SwitchedOff;
        return addresses.Of(request) is { } address && !throttle.TryTake("linkbacks", ClientAddress.ClientOf(address), Most, Per)
            ? ReceptionResult.Throttled
            : ReceptionResult.Taken;
    }

    /// <summary>Takes a linkback of a client that was admitted, for the first time or again.</summary>
    public async Task<ReceptionOutcome> TakeAsync(HttpRequest request, LinkbackDraft draft, CancellationToken cancellationToken)
    {
        var reading = posts.FindAsync(draft.Slug, cancellationToken);
        var looking = feedback.FindAsync(draft.Slug, draft.Row, cancellationToken);
        await Task.WhenAll(reading, looking);
        if (await reading is not { Status: PostStatus.Published } post)
            return new ReceptionOutcome(ReceptionResult.NoPost);
        if (!receiving.IsOnFor(post))
            return new ReceptionOutcome(ReceptionResult.Closed);
        var known = await looking;
        await inbox.AddLinkbackAsync(await marks.MarkAsync(draft.ToItem(), request, cancellationToken), known, cancellationToken);
        return new ReceptionOutcome(ReceptionResult.Taken, known);
    }
}
