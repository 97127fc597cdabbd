namespace ServerlessBlog.Posts;

/// <summary>What language the body of a post is written in.</summary>
public enum PostFormat
{
    /// <summary>CommonMark with tables, footnotes, task lists, strikethrough and bare links; HTML inside is sanitised.</summary>
    Markdown,

    /// <summary>HTML, sanitised.</summary>
    Html,
}
