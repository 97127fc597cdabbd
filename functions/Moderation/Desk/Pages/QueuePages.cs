using Microsoft.AspNetCore.Http;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Posts.Read;

namespace ServerlessBlog.Moderation.Desk.Pages;

/// <summary>Reads and draws one page of the comments and linkbacks of a state.</summary>
public sealed class QueuePages(DeskReader desk, PostReader posts, DeskPages pages)
{
    /// <summary>How many a page shows.</summary>
    public const int ItemsOnPage = 20;

    /// <summary>One transaction for the list, one for each item, and one for each post that they are about.</summary>
    public async Task<IResult> DrawAsync(
        DeskSession session, FeedbackState state, string? cursor, DeskNotice? notice, ReplyDraft? draft, CancellationToken cancellationToken)
    {
        var page = await desk.PageAsync(state, cursor, ItemsOnPage, cancellationToken);
        var found = await Task.WhenAll(page.Items.Select(item => item.Slug).Distinct(StringComparer.Ordinal).Select(slug => posts.FindAsync(slug, cancellationToken)));
        var model = new QueuePageModel(pages.Info, session, state, page.Items)
        {
            Cursor = cursor,
            NextCursor = page.NextCursor,
            Titles = found.Where(post => post is { Title.Length: > 0 }).ToDictionary(post => post!.Slug, post => post!.Title, StringComparer.Ordinal),
            Notice = notice,
            Draft = draft,
        };
        return await pages.PageAsync<QueuePage>(model, draft is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
