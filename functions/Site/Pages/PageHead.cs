using ServerlessBlog.Posts.Read;

namespace ServerlessBlog.Site.Pages;

/// <summary>What a page tells programs about itself.</summary>
public sealed record PageHead
{
    /// <summary>The page's own name; null for the blog's.</summary>
    public string? Title { get; init; }

    /// <summary>The path of its canonical URL; null for a page that is none, such as an error.</summary>
    public string? Path { get; init; }

    /// <summary>One or two sentences; empty for none.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether search engines may list it.</summary>
    public bool IsIndexed { get; init; } = true;

    /// <summary>The path of the list shown, when that has feeds of its own.</summary>
    public string? ListPath { get; init; }

    public string? PreviousPath { get; init; }

    public string? NextPath { get; init; }

    /// <summary>The post that the page is the permalink of.</summary>
    public PermalinkPageModel? Post { get; init; }

    /// <summary>An absolute URL of a picture that stands for the page.</summary>
    public string? Image { get; init; }

    /// <summary>Whether something on the page does better with the blog's script.</summary>
    public bool HasScript { get; init; }

    /// <summary>What a program can read instead of the page (JSON-LD 1.1); null for nothing.</summary>
    public string? Data { get; init; }

    /// <summary>The head of a post's permalink page.</summary>
    public static PageHead Of(PermalinkPageModel model)
    {
        var (post, image) = (model.View.Post, BodyImage.Of(model.View.Html, model.Site.Urls));
        return new PageHead
        {
            Title = post.Title,
            Path = Platform.Http.Urls.PostPath(post.Slug),
            Description = post.Excerpt,
            PreviousPath = PathOf(model.View.Previous),
            NextPath = PathOf(model.View.Next),
            Post = model,
            Image = image,
            HasScript = true,
            IsIndexed = !model.Comments.IsVariant,
            Data = LinkedData.Post(model, image),
        };
    }

    private static string? PathOf(PostLink? link) => link is null ? null : Platform.Http.Urls.PostPath(link.Slug);
}
