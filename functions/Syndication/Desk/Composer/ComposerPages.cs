using Microsoft.AspNetCore.Http;
using ServerlessBlog.Moderation.Desk;
using ServerlessBlog.Moderation.Desk.Pages;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Syndication.Announcements.Planning;
using ServerlessBlog.Syndication.Announcements.Store;
using ServerlessBlog.Syndication.Announcements.Suggestions;

namespace ServerlessBlog.Syndication.Desk.Composer;

/// <summary>Reads and draws the page on which a post's announcements are written.</summary>
public sealed class ComposerPages(AnnouncedPosts posts, AnnouncementStore store, AnnouncementSuggestions suggestions, DeskPages pages, AnnouncementInfo info)
{
    /// <summary>
    /// A post with its announcements, also one that is withdrawn: what was sent of it is still there. Two transactions at the
    /// same time. Throws a problem: 404 when it was never there, 410 when it is deleted.
    /// </summary>
    public async Task<PlannedPost> FindAsync(string slug, CancellationToken cancellationToken)
    {
        var post = posts.FindPostAsync(slug, cancellationToken);
        var rows = store.OfPostAsync(slug, cancellationToken);
        return new PlannedPost(await post, await rows);
    }

    /// <summary>
    /// The page; with status 422 when something could not be saved. One transaction for the post's text, which has words for
    /// boxes.
    /// </summary>
    public async Task<IResult> DrawAsync(DeskSession session, Post post, IReadOnlyList<Box> boxes, DeskNotice? notice, bool isRefused, CancellationToken cancellationToken)
    {
        var proposed = boxes.Any(box => box.IsOpen) ? await suggestions.OfAsync(post, cancellationToken) : [];
        var model = new ComposerModel(info, session, post, [.. boxes.Select(box => box with { Proposals = Proposals(proposed, box) })]) { Notice = notice, IsRefused = isRefused };
        return await pages.PageAsync<ComposerPage>(model, isRefused ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    /// <summary>What is said of the boxes while their author types.</summary>
    public Task<IResult> DrawLiveAsync(IReadOnlyList<Box> boxes) => pages.PageAsync<ComposerLive>(new ComposerLiveModel(info, boxes));

    private static IReadOnlyList<string> Proposals(IReadOnlyList<ChannelSuggestions> all, Box box) =>
        [.. all.Where(channel => channel.Channel.Id == box.Traits.Id).SelectMany(channel => channel.Proposals).Select(proposal => proposal.Text)];
}
