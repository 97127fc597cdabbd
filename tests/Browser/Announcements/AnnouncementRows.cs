using Azure.Data.Tables;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Announcements.Store;
using ServerlessBlog.Tests.Support.Blog;

namespace ServerlessBlog.Tests.Browser.Announcements;

/// <summary>Puts announcements where the sender leaves them, so that a test needs neither post nor network.</summary>
internal sealed class AnnouncementRows(TestBlog blog)
{
    private readonly TableServiceClient _tables = new(blog.Azurite.ConnectionString);

    /// <summary>One that was sent.</summary>
    public Task AddAsync(string slug, string title, string channel, string text, DateTimeOffset at, decimal cost = 0) => SaveAsync(
        New(slug, title, channel, text, at) with { State = AnnouncementState.Sent, SentAt = at, StatusUrl = "https://status.example/" + slug, CostMicros = Money.ToMicros(cost) },
        LedgerEntry.All);

    /// <summary>One whose answer was lost.</summary>
    public Task AddUnknownAsync(string slug, string title, string channel, string text, string detail = "No answer came.") => SaveAsync(
        New(slug, title, channel, text, DateTimeOffset.UtcNow) with { State = AnnouncementState.Unknown, Reason = AnnouncementReason.AnswerLost, ClaimedAt = DateTimeOffset.UtcNow, Detail = detail },
        LedgerEntry.All, LedgerEntry.Undecided);

    private static Announcement New(string slug, string title, string channel, string text, DateTimeOffset at) =>
        new() { PartitionKey = slug, RowKey = channel, PostTitle = title, Text = text, PlannedAt = at, LedgerKey = LedgerEntry.NewKey(at) };

    private async Task SaveAsync(Announcement row, params string[] lists)
    {
        await _tables.CreateTableIfNotExistsAsync("announcements");
        var store = new AnnouncementStore(_tables);
        foreach (var list in lists)
            await store.NoteAsync(list, row, default);
        await store.SaveAsync(row.Noted(row.PlannedAt), default);
    }
}
