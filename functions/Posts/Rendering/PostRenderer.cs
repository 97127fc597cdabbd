namespace ServerlessBlog.Posts.Rendering;

/// <summary>Turns the body of a post into safe HTML and plain text. Thread safe; one instance serves all.</summary>
public sealed class PostRenderer
{
    /// <summary>Renders a body of at most 1 MiB.</summary>
    /// <exception cref="BodyTooComplexException">It is nested too deeply or would cost too much.</exception>
    public RenderedBody Render(string body, PostFormat format) => throw new NotSupportedException(body + format);
}
