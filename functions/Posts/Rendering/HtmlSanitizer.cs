namespace ServerlessBlog.Posts.Rendering;

/// <summary>Lets through only the HTML that a post needs.</summary>
public static class HtmlSanitizer
{
    public static string Sanitize(string html) => throw new NotSupportedException(html);
}
