namespace ServerlessBlog.Linkbacks.Trackback;

/// <summary>A TrackBack 1.2 ping, as text: one line each, cropped, and not trusted.</summary>
/// <param name="Url">The page that links here.</param>
/// <param name="Title">Its title; empty when it was not sent, and then its URL stands for it.</param>
/// <param name="Excerpt">The beginning of its text; may be empty.</param>
/// <param name="BlogName">The name of the blog that it is in; may be empty.</param>
public sealed record TrackbackPing(Uri Url, string Title, string Excerpt, string BlogName);
