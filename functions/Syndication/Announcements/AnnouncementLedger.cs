using ServerlessBlog.Platform.Http;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Announcements.Store;

namespace ServerlessBlog.Syndication.Announcements;

/// <summary>One page of what went where, or is to go.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="NextCursor">Where the next page begins; null on the last.</param>
public sealed record LedgerPage(IReadOnlyList<Announcement> Items, string? NextCursor);

/// <summary>What the channels were told of all posts, and are to be told.</summary>
public sealed class AnnouncementLedger(AnnouncementStore store)
{
    private const string All = "announcements";
    private const string Undecided = "unknown-announcements";

    /// <summary>
    /// The page of up to <paramref name="count"/> (1 to 100) after <paramref name="cursor"/>, by the time they were last planned;
    /// it may be shorter although there is a next one. One transaction, and one for each item. Throws a problem (400) for a
    /// cursor that is not of this list.
    /// </summary>
    /// <param name="undecided">Whether to list only those whose answer was lost and that the author has not decided yet.</param>
    /// <param name="cursor">Where to go on; null for the beginning.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<LedgerPage> PageAsync(bool undecided, string? cursor, int count, CancellationToken cancellationToken)
    {
        var (name, list) = undecided ? (Undecided, LedgerEntry.Undecided) : (All, LedgerEntry.All);
        var entries = await store.ListAsync(list, Cursor.Decode(name, cursor), count + 1, cancellationToken);
        var shown = entries.Take(count).ToList();
        var rows = await Task.WhenAll(shown.Select(entry => store.FindAsync(entry.Slug, entry.Channel, cancellationToken)));
        // An entry that a crash or a later plan left behind points at a row that stands elsewhere by now, or nowhere.
        var items = shown.Zip(rows)
            .Where(pair => pair.Second?.LedgerKey == pair.First.Key && (!undecided || pair.Second!.State == AnnouncementState.Unknown))
            .Select(pair => pair.Second!);
        return new LedgerPage([.. items], entries.Count > count ? Cursor.Encode(name, shown[^1].Key) : null);
    }
}
