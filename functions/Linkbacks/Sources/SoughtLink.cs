using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Linkbacks.Sources;

/// <summary>The link that a source must have: to the permalink of the linkback's post, exactly, but for the fragment.</summary>
internal sealed class SoughtLink(PermalinkTargets targets, FeedbackItem linkback)
{
    /// <summary>What the URL begins with, as people write it.</summary>
    public string Origin => targets.Origin;

    /// <summary>Whether any mention of the URL does, as for a webmention, or it must be a link that readers can follow.</summary>
    public bool AllowsMentions => linkback.Kind == FeedbackKind.Webmention;

    /// <summary>Whether <paramref name="reference"/>, on a page with the base URL <paramref name="page"/>, leads to the post.</summary>
    public bool Is(string? reference, Uri page) =>
        reference is { Length: > 0 and <= LinkbackUrl.MaxLength } && Uri.TryCreate(page, reference.Trim(), out var url) && url.IsAbsoluteUri && targets.SlugOf(url) == linkback.Slug;

    /// <summary>Whether <paramref name="text"/> is an absolute URL of the post.</summary>
    public bool Is(string? text) =>
        text is { Length: > 0 and <= LinkbackUrl.MaxLength } && Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) && targets.SlugOf(url) == linkback.Slug;
}
