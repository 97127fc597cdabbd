using Microsoft.AspNetCore.Http;
using ServerlessBlog.Moderation.Desk;
using ServerlessBlog.Moderation.Desk.Pages;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Platform;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Read;
using ServerlessBlog.Syndication.Announcements;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Channels;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Sending;

namespace ServerlessBlog.Syndication.Desk.Ledger;

/// <summary>Reads and draws what was announced where and when.</summary>
public sealed class LedgerPages(
    AnnouncementLedger ledger, ChannelDirectory channels, ChannelStates states, Spending spending, PostList posts, PostReader reader, DeskPages pages, AnnouncementInfo info, BlogClock clock)
{
    private const int LinesOnPage = 20;
    private const int MostUndecided = 50;
    private const int PostsOfStatus = 10;

    private static readonly PostStatus[] Announced = [PostStatus.Scheduled, PostStatus.Draft, PostStatus.Published];

    /// <summary>
    /// One transaction for the list, and one for each line and for each post that something was sent of; on the first page
    /// also two for each channel, one for each list of posts, and as for the list for what is to be decided. Throws a problem
    /// (400) for a cursor that is not of this list.
    /// </summary>
    public async Task<IResult> DrawAsync(DeskSession session, string? cursor, DeskNotice? notice, CancellationToken cancellationToken)
    {
        var isFirst = cursor is null;
        var page = ledger.PageAsync(undecided: false, cursor, LinesOnPage, cancellationToken);
        var undecided = isFirst ? ledger.PageAsync(undecided: true, null, MostUndecided, cancellationToken) : Task.FromResult(new LedgerPage([], null));
        var lines = isFirst ? Task.WhenAll(channels.All.Select(channel => ChannelAsync(channel.Traits, cancellationToken))) : Task.FromResult<ChannelLine[]>([]);
        var groups = isFirst ? Task.WhenAll(Announced.Select(status => PostsAsync(status, cancellationToken))) : Task.FromResult<PostGroup[]>([]);
        await Task.WhenAll(page, undecided, lines, groups);
        var rows = (await page).Items;
        var gone = await GoneAsync(rows, cancellationToken);
        return await pages.PageAsync<AnnouncementsPage>(new AnnouncementsPageModel(info, session, [.. rows.Select(row => LineOf(row) with { MustBeRemoved = row.State == AnnouncementState.Sent && gone.Contains(row.Slug) })])
        {
            Cursor = cursor,
            NextCursor = (await page).NextCursor,
            Notice = notice,
            Now = clock.Now,
            Undecided = [.. (await undecided).Items.Select(LineOf)],
            Channels = await lines,
            Posts = [.. (await groups).Where(group => group.Posts.Count > 0)],
        });
    }

    // The posts that were sent to somewhere and that readers do not find here any more.
    private async Task<HashSet<string>> GoneAsync(IEnumerable<Announcement> rows, CancellationToken cancellationToken)
    {
        var slugs = rows.Where(row => row.State == AnnouncementState.Sent).Select(row => row.Slug).Distinct(StringComparer.Ordinal);
        var found = await Task.WhenAll(slugs.Select(async slug => (Slug: slug, Post: await reader.FindAsync(slug, cancellationToken))));
        return [.. found.Where(pair => pair.Post?.Status is not PostStatus.Published).Select(pair => pair.Slug)];
    }

    private LedgerLine LineOf(Announcement row) => new(row, channels.Find(row.Channel)?.Traits);

    private async Task<ChannelLine> ChannelAsync(ChannelTraits traits, CancellationToken cancellationToken)
    {
        var state = states.FindAsync(traits.Id, cancellationToken);
        var spent = spending.OfMonthAsync(traits.Id, clock.Now, cancellationToken);
        return new ChannelLine(traits, await state, await spent);
    }

    private async Task<PostGroup> PostsAsync(PostStatus status, CancellationToken cancellationToken) =>
        new(status, (await posts.ReadAsync(ListNames.Status(status), null, PostsOfStatus, cancellationToken)).Items);
}
