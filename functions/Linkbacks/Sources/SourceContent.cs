namespace ServerlessBlog.Linkbacks.Sources;

/// <summary>What a source that links to the post says of itself: text as it stands there, not cropped and not trusted. All may be empty.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Name">Who wrote it, or the site that it is on.</param>
/// <param name="Text">The beginning of its text, or a summary.</param>
internal sealed record SourceContent(string Title = "", string Name = "", string Text = "");

/// <summary>Says that a source is not read, and why.</summary>
internal sealed class SourceException(string reason) : Exception(reason)
{
    /// <summary>One of <see cref="SourceReasons"/>.</summary>
    public string Reason { get; } = reason;
}
