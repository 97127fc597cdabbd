namespace ServerlessBlog.Comments;

/// <summary>Who may comment, for how long and from where: the settings <c>Comments__*</c>.</summary>
public sealed class CommentOptions
{
    /// <summary>The configuration section that these settings come from.</summary>
    public const string Section = "Comments";

    /// <summary>Whether comments are taken at all; a post's own <c>allowComments</c> counts besides.</summary>
    public bool Receive { get; set; } = true;

    /// <summary>How many days after it was published a post takes no more comments, 0 to 36500; 0 for never.</summary>
    public int CloseAfterDays { get; set; }

    /// <summary>
    /// A comma list of the origins whose pages may use the API of comments from a browser (CORS), such as
    /// https://www.example.org: a scheme, a host and, where it is not the default, a port. Empty for none.
    /// </summary>
    public string AllowedOrigins { get; set; } = "";
}
