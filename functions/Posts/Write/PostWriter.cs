using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Posts.Authors;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Rendering;
using ServerlessBlog.Posts.Store;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Posts.Write;

/// <summary>Creates posts and changes their content. Every change of the content is a new revision.</summary>
public sealed class PostWriter(
    PostStore posts, BodyStore bodies, PostCommitter committer, PostRenderer renderer, AuthorDirectory authors, BlogClock clock)
{
    private const int CountedSlugs = 9;
    private const int MaxSlugAttempts = 20;

    /// <summary>
    /// Creates a post under <paramref name="slug"/>, or under a slug made from the title; where that is taken, also by
    /// a deleted post, it gets a number: counted up at first, then by chance, so that the cost stays bounded. Publishes it at once when <paramref name="publish"/> says so.
    /// </summary>
    public async Task<Post> CreateAsync(string? slug, PostContent content, bool publish, CancellationToken cancellationToken)
    {
        await CheckAuthorAsync(content, cancellationToken);
        var now = clock.Now;
        var rendered = Render(content.Body, content.Format);
        var wanted = slug ?? Slug.FromTitle(content.Title) ?? clock.Local(now).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        for (var n = 1; n <= MaxSlugAttempts; n++)
        {
            var candidate = n == 1 ? wanted : Slug.WithSuffix(wanted, n <= CountedSlugs ? n : Ids.Number(10_000, 1_000_000));
            if (await TryCreateAsync(candidate, content, rendered, publish, now, cancellationToken) is { } created)
                return created;
        }

        throw ProblemException.Field("/slug", "Too many posts have this slug with a number; choose another one.");
    }

    /// <summary>Creates a draft under this very slug; null where it was ever used, also by a deleted post.</summary>
    public async Task<Post?> CreateOnceAsync(string slug, PostContent content, CancellationToken cancellationToken)
    {
        await CheckAuthorAsync(content, cancellationToken);
        return await TryCreateAsync(slug, content, Render(content.Body, content.Format), publish: false, clock.Now, cancellationToken);
    }

    /// <summary>Gives <paramref name="current"/> the new content; without a difference nothing is written.</summary>
    public Task<Post> ReviseAsync(Post current, PostContent content, CancellationToken cancellationToken) =>
        ReviseAsync(current, _ => content, cancellationToken);

    /// <summary>As the other, with content that depends on the body as it is.</summary>
    public async Task<Post> ReviseAsync(Post current, Func<string, PostContent> revise, CancellationToken cancellationToken)
    {
        var oldBody = await bodies.ReadAsync(current.Slug, current.BodyBlob, cancellationToken);
        var content = revise(oldBody);
        if (content.Excerpt == current.TextExcerpt)
            content = content with { Excerpt = current.WrittenExcerpt };
        if (IsSame(current, content, oldBody))
            return current;
        if (content.Author != current.Author)
            await CheckAuthorAsync(content, cancellationToken);
        var rendered = Render(content.Body, content.Format);
        var blob = content.Body == oldBody
            ? current.BodyBlob
            : await bodies.AddAsync(current.Slug, current.Revision + 1, content.Body, cancellationToken);
        var now = clock.Now;
        try
        {
            return await committer.ChangeAsync(
                current, post => With(post, content, rendered, blob, now) with { PublishedAt = PublishedAt(post, content) }, cancellationToken);
        }
        catch (ProblemException problem) when (problem.Type == ProblemType.Stale && blob != current.BodyBlob)
        {
            // The text of a change that lost must not outlive the post.
            await bodies.RemoveAsync(current.Slug, blob, cancellationToken);
            throw;
        }
    }

    /// <summary>The content of a revision, ready to be given to <see cref="ReviseAsync"/>.</summary>
    public async Task<PostContent?> ContentOfAsync(string slug, int number, CancellationToken cancellationToken)
    {
        if (await posts.FindRevisionAsync(slug, number, cancellationToken) is not { } revision)
            return null;
        return new PostContent
        {
            Title = revision.Title,
            Body = await bodies.ReadAsync(slug, revision.BodyBlob, cancellationToken),
            Format = revision.Format,
            Excerpt = revision.WrittenExcerpt,
            Categories = revision.Categories,
            Tags = revision.Tags,
            Author = revision.Author,
            Language = revision.Language,
        };
    }

    private async Task<Post?> TryCreateAsync(string slug, PostContent content, RenderedBody rendered, bool publish, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (Slug.IsReserved(slug) || await posts.FindAsync(slug, cancellationToken) is not null)
            return null;
        var blob = await bodies.AddAsync(slug, 1, content.Body, cancellationToken);
        var post = With(new Post { PartitionKey = slug, CreatedAt = now, Status = PostStatus.Draft }, content, rendered, blob, now) with
        {
            Status = publish ? PostStatus.Published : PostStatus.Draft,
            PublishedAt = content.PublishedAt ?? (publish ? now : null),
        };
        return await committer.CreateAsync(post, cancellationToken);
    }

    private static Post With(Post post, PostContent content, RenderedBody rendered, string blob, DateTimeOffset now) => post with
    {
        Revision = post.Revision + 1,
        BodyBlob = blob,
        HasLongBody = !RowContent.Fits(content.Body),
        Title = content.Title,
        Format = content.Format,
        Language = content.Language,
        Author = content.Author,
        WrittenExcerpt = content.Excerpt,
        TextExcerpt = Text.Excerpt.Of(rendered.Text),
        Categories = content.Categories,
        Tags = content.Tags,
        AllowComments = content.AllowComments ?? post.AllowComments,
        AllowLinkbacks = content.AllowLinkbacks ?? post.AllowLinkbacks,
        TrackbackUrls = content.TrackbackUrls ?? post.TrackbackUrls,
        Signature = TextSignature.Of(content.Title, rendered.Text),
        UpdatedAt = now,
    };

    private static bool IsSame(Post post, PostContent content, string body) =>
        body == content.Body
        && post.Title == content.Title
        && post.Format == content.Format
        && post.Language == content.Language
        && post.Author == content.Author
        && post.WrittenExcerpt == content.Excerpt
        && post.Categories.SequenceEqual(content.Categories, StringComparer.Ordinal)
        && post.Tags.SequenceEqual(content.Tags, StringComparer.Ordinal)
        && (content.AllowComments ?? post.AllowComments) == post.AllowComments
        && (content.AllowLinkbacks ?? post.AllowLinkbacks) == post.AllowLinkbacks
        && (content.TrackbackUrls is null || post.TrackbackUrls.SequenceEqual(content.TrackbackUrls, StringComparer.Ordinal))
        && post.PublishedAt == PublishedAt(post, content);

    // What was ever given to readers keeps its time; a draft's may also be taken back.
    private static DateTimeOffset? PublishedAt(Post post, PostContent content) =>
        content.PublishedAt ?? (post.Status == PostStatus.Draft ? null : post.PublishedAt);

    private RenderedBody Render(string body, PostFormat format)
    {
        try
        {
            return renderer.Render(body, format);
        }
        catch (BodyTooComplexException exception)
        {
            throw ProblemException.Field("/body", exception.Message);
        }
    }

    private async Task CheckAuthorAsync(PostContent content, CancellationToken cancellationToken)
    {
        // A profile that another instance made a moment ago is not among the kept ones yet.
        var author = await authors.FindAsync(content.Author, cancellationToken)
            ?? (Slug.IsValid(content.Author) ? await authors.ReadAsync(content.Author, cancellationToken) : null);
        if (author is null)
            throw ProblemException.Field("/author", "There is no such author; make the profile first with PUT /api/authors/{id}.");
    }
}
