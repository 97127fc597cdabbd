namespace ServerlessBlog.Posts.Rendering;

/// <summary>A body ready to be shown.</summary>
/// <param name="Html">Sanitised HTML, to be written into a page or a feed as it is.</param>
/// <param name="Text">The same as plain text with line breaks, for excerpts, search and similarity.</param>
public sealed record RenderedBody(string Html, string Text);
