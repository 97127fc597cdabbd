using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Site.Theming;

namespace ServerlessBlog.Site;

/// <summary>The files that pages name: one stylesheet, with the blog's theme in it, one script and one icon.</summary>
public sealed class SiteAssets(Theme theme)
{
    private readonly Lazy<SiteAsset> _stylesheet = new(() => new SiteAsset(
        "/assets/site.css", "text/css; charset=utf-8", EmbeddedFile.Text("theme.css") + theme.Css + EmbeddedFile.Text("site.css")));

    private readonly Lazy<SiteAsset> _script = new(() => new SiteAsset("/assets/site.js", "text/javascript; charset=utf-8", EmbeddedFile.Text("site.js")));

    private readonly Lazy<SiteAsset> _icon = new(() => new SiteAsset("/assets/icon.svg", "image/svg+xml", EmbeddedFile.Text("icon.svg")));

    public SiteAsset Stylesheet => _stylesheet.Value;

    public SiteAsset Script => _script.Value;

    public SiteAsset Icon => _icon.Value;
}

/// <summary>A file with the URL that its content has.</summary>
public sealed class SiteAsset
{
    private readonly string _version;
    private readonly PublicContent _forAYear;
    private readonly PublicContent _forMinutes;

    public SiteAsset(string path, string contentType, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        _version = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 6));
        Url = $"{path}?v={_version}";
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["X-Content-Type-Options"] = "nosniff" };
        _forAYear = new PublicContent(bytes, contentType) { Headers = headers, CacheControl = "public, max-age=31536000, immutable" };
        _forMinutes = new PublicContent(bytes, contentType) { Headers = headers, CacheControl = "public, max-age=300" };
    }

    /// <summary>The path with the version of the content: another content has another URL.</summary>
    public string Url { get; }

    /// <summary>The file. Under the URL of this very content it may be kept for good (RFC 8246), under any other for minutes.</summary>
    public PublicContent Answer(HttpRequest request) => request.Query["v"] == _version ? _forAYear : _forMinutes;
}
