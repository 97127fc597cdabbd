namespace ServerlessBlog.Linkbacks.Sending.Protocols;

/// <summary>What is told.</summary>
/// <param name="Source">The permalink of the post.</param>
/// <param name="Target">The URL that it links to, or linked to.</param>
/// <param name="Title">The post's title.</param>
/// <param name="Excerpt">The post's excerpt.</param>
/// <param name="BlogName">The blog's title.</param>
public sealed record Mention(string Source, string Target, string Title, string Excerpt, string BlogName);
