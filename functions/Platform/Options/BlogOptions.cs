namespace ServerlessBlog.Platform.Options;

/// <summary>What the blog is called, where it lives and who may write to it: the settings <c>Blog__*</c>.</summary>
public sealed class BlogOptions
{
    /// <summary>The configuration section that these settings come from.</summary>
    public const string Section = "Blog";

    /// <summary>
    /// The absolute http or https URL that readers use, without a path. Public URLs are built from it, because
    /// behind the Functions host the request's own Host header is a loopback address.
    /// </summary>
    public string BaseUrl { get; set; } = "";

    /// <summary>The blog's title, 1 to 200 characters.</summary>
    public string Title { get; set; } = "ServerlessBlog";

    /// <summary>One or two sentences about the blog, at most 300 characters; shown on the home page and in feeds. Empty for none.</summary>
    public string Description { get; set; } = "";

    /// <summary>The blog's language, a BCP 47 tag; pages are drawn in Japanese (<c>ja</c>) or English (<c>en</c>).</summary>
    public string Language { get; set; } = "ja";

    /// <summary>The IANA time zone in which dates are shown and months begin.</summary>
    public string TimeZone { get; set; } = "Asia/Tokyo";

    /// <summary>The URL of the WebSub hub that the feeds name and that is told of changes, or a comma list of several; empty for none.</summary>
    public string WebSubHub { get; set; } = "";

    /// <summary>The author's key in clear text, at least 16 characters. Give this or <see cref="AuthorKeyHash"/>.</summary>
    public string? AuthorKey { get; set; }

    /// <summary>The SHA-256 of the author's key as 64 hexadecimal digits. Give this or <see cref="AuthorKey"/>.</summary>
    public string? AuthorKeyHash { get; set; }

    /// <summary>
    /// The header in which the platform in front of the app gives the client's address, such as X-Forwarded-For; empty
    /// where clients connect to the app itself.
    /// </summary>
    public string ClientAddressHeader { get; set; } = "";

    /// <summary>How many proxies in front of the app add to that header, 1 to 10: the client is that many entries from its end.</summary>
    public int TrustedProxies { get; set; } = 1;

    /// <summary>
    /// Whether answers say in <c>Server-Timing</c> how many storage transactions they cost, under a Functions host too. Without
    /// one they always do.
    /// </summary>
    public bool ShowCost { get; set; }

    /// <summary>Colours, sizes and fonts that differ from the built-in ones, by the names that docs/theming.md lists.</summary>
    public IDictionary<string, string> Theme { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}
