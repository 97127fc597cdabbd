using Azure;
using Microsoft.Extensions.Options;
using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Linkbacks.Sending.Store;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Messaging;

namespace ServerlessBlog.Linkbacks.Sending;

/// <summary>One page of what other pages were told.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="NextCursor">Where the next page begins; null on the last.</param>
public sealed record SentPage(IReadOnlyList<SentLinkback> Items, string? NextCursor);

/// <summary>What the author can see of the linkbacks that the blog sent, and can do about them.</summary>
public sealed class SentLinkbacks(LinkbackLedger ledger, QueueSender queue, IOptions<SendingOptions> options, BlogClock clock)
{
    private const string List = "sent-linkbacks";

    // The message comes when the write that it announces is done or never will be.
    private static readonly TimeSpan MessageDelay = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan CommitDeadline = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The page of up to <paramref name="count"/> (1 to 100) after <paramref name="cursor"/>, of all posts, by the time they
    /// were last planned. One transaction, and one for each item. Throws a problem (400) for a cursor that is not of this list.
    /// </summary>
    public async Task<SentPage> PageAsync(string? cursor, int count, CancellationToken cancellationToken)
    {
        var entries = await ledger.RecentAsync(Cursor.Decode(List, cursor), count + 1, cancellationToken);
        var shown = entries.Take(count).ToList();
        var rows = await Task.WhenAll(shown.Select(entry => ledger.FindAsync(entry.Slug, entry.Hash, cancellationToken)));
        // An entry that a later plan left behind points at a row that stands elsewhere in the list by now.
        var items = shown.Zip(rows).Where(pair => pair.Second?.RecentKey == pair.First.Key).Select(pair => pair.Second!);
        return new SentPage([.. items], entries.Count > count ? Cursor.Encode(List, shown[^1].Key) : null);
    }

    /// <summary>Those of one post, the last planned first. One transaction.</summary>
    public async Task<IReadOnlyList<SentLinkback>> OfPostAsync(string slug, CancellationToken cancellationToken) =>
        [.. (await ledger.OfPostAsync(slug, cancellationToken)).OrderBy(row => row.RecentKey, StringComparer.Ordinal)];

    /// <summary>
    /// Has one told again, whatever came of it before; returns it as it now stands. It is tried within a few seconds. Throws a
    /// problem: 404 when there is none, 409 while it is being told or when nothing is to be sent at all.
    /// </summary>
    public async Task<SentLinkback> SendAgainAsync(string slug, string hash, CancellationToken cancellationToken)
    {
        if (!options.Value.Send)
            throw new ProblemException(ProblemType.Conflict, "Nothing is sent while Linkbacks__Send is false; set it to true first.");
        for (; ; )
        {
            var row = TargetHash.IsValid(hash) ? await ledger.FindAsync(slug, hash, cancellationToken) : null;
            if (row is null)
                throw new ProblemException(ProblemType.NotFound, "No linkback of this post has this id; look for it in GET /api/posts/{slug}/linkbacks/sent.");
            if (row.State == SendState.Sending)
                throw new ProblemException(ProblemType.Conflict, "It is being sent right now; wait a minute and look at the result.");
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var now = clock.Now;
            await queue.SendAsync(Queues.Linkbacks, new LinksChanged(slug, row.Version), now + MessageDelay, cancellationToken);
            deadline.CancelAfter(CommitDeadline);
            try
            {
                return await ledger.SaveAsync((row with { State = SendState.Planned, Attempts = 0, NextAt = now, Endpoint = "" }).Noted(now), deadline.Token);
            }
            catch (RequestFailedException exception) when (exception.Status == 412)
            {
                // Something came of it in the meantime; look again.
            }
        }
    }
}
