using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Moderation.Store;
using ServerlessBlog.Platform.Http;

namespace ServerlessBlog.Moderation.Desk;

/// <summary>One page of the author's desk.</summary>
/// <param name="Items">The items, newest first.</param>
/// <param name="NextCursor">Where the next page begins; null on the last.</param>
public sealed record DeskPage(IReadOnlyList<FeedbackItem> Items, string? NextCursor);

/// <summary>Reads what is on the author's desk.</summary>
public sealed class DeskReader(DeskStore desk, FeedbackStore feedback)
{
    private const int MaxCounted = 1000;

    /// <summary>
    /// The page of <paramref name="count"/> items (1 to 100) in a state after <paramref name="cursor"/>, newest first. One
    /// transaction, and one for each item, all at the same time.
    /// </summary>
    public async Task<DeskPage> PageAsync(FeedbackState state, string? cursor, int count, CancellationToken cancellationToken)
    {
        var list = $"desk:{state}";
        var pointers = await desk.ReadAsync(state, Cursor.Decode(list, cursor), count + 1, cancellationToken);
        var shown = pointers.Take(count).ToList();
        var items = await ReadAsync(shown, cancellationToken);
        // A pointer may be a moment behind what it points at.
        return new DeskPage([.. items.Where(item => item.State == state)], pointers.Count > count ? Cursor.Encode(list, shown[^1].DeskId) : null);
    }

    /// <summary>As <see cref="PageAsync"/>, of the items that arrived before <paramref name="time"/>. The cursor is the last item's id.</summary>
    public async Task<DeskPage> OlderAsync(FeedbackState state, DateTimeOffset time, string? cursor, int count, CancellationToken cancellationToken)
    {
        var pointers = await desk.ReadAsync(state, cursor ?? FeedbackIds.NewDesk(time), count, cancellationToken);
        var items = await ReadAsync(pointers, cancellationToken);
        return new DeskPage([.. items.Where(item => item.State == state)], pointers.Count == count ? pointers[^1].DeskId : null);
    }

    /// <summary>How many items are in a state, up to a thousand, and whether there may be more. One transaction.</summary>
    public async Task<(int Count, bool IsMore)> CountAsync(FeedbackState state, CancellationToken cancellationToken)
    {
        var count = (await desk.ReadAsync(state, null, MaxCounted, cancellationToken)).Count;
        return (count, count == MaxCounted);
    }

    /// <summary>One item by its id on the desk; null when there is none.</summary>
    public async Task<FeedbackItem?> FindAsync(string deskId, CancellationToken cancellationToken) =>
        FeedbackIds.IsDesk(deskId) && await desk.FindAsync(deskId, cancellationToken) is { } pointer
            ? await feedback.FindAsync(pointer.Slug, pointer.Row, cancellationToken)
            : null;

    private async Task<IEnumerable<FeedbackItem>> ReadAsync(IEnumerable<DeskPointer> pointers, CancellationToken cancellationToken) =>
        (await Task.WhenAll(pointers.Select(pointer => feedback.FindAsync(pointer.Slug, pointer.Row, cancellationToken)))).OfType<FeedbackItem>();
}
