using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Read;

namespace ServerlessBlog.Tests.Integration.Http;

/// <summary>A route of the app that answers GET, with a path that has something behind it.</summary>
public sealed record RouteUnderTest(string Function, string Path, bool IsPublic, bool NeedsKey, bool NeedsSession, bool DependsOnKey)
{
    /// <summary>Stands in a path for the id of a comment that is shown.</summary>
    public const string CommentId = "COMMENT-ID";

    /// <summary>Stands in a path for the token by which who wrote a comment sees it.</summary>
    public const string OwnToken = "OWN-TOKEN";

    /// <summary>Stands in a path for the token of a link that decides about an item.</summary>
    public const string DecisionToken = "DECISION-TOKEN";

    /// <summary>Stands in a path for the id of a back-up.</summary>
    public const string BackupId = "BACKUP-ID";

    private static readonly Dictionary<string, string> Samples = new(StringComparer.Ordinal)
    {
        ["slug"] = HttpBlog.Slug,
        ["category"] = Uri.EscapeDataString(HttpBlog.Category),
        ["tag"] = HttpBlog.Tag,
        ["author"] = "author",
        ["id"] = "author",
        ["year"] = "2010",
        ["month"] = "01",
        ["revision"] = "1",
        ["list"] = "categories",
        ["name"] = Uri.EscapeDataString(HttpBlog.Category),
        ["file"] = "2010-01.xml",
        ["comment"] = CommentId,
        ["token"] = DecisionToken,
        ["account"] = HttpBlog.AccountOnX,
        ["hash"] = HttpBlog.LinkbackId,
        ["channel"] = HttpBlog.Channel,
        ["queue"] = "moderation",
        ["messageId"] = "a-message",
        ["backup"] = BackupId,
    };

    /// <summary>All of them; a parameter without a sample value is an error, so that no route is left out.</summary>
    public static IReadOnlyList<RouteUnderTest> All { get; } =
    [
        .. RouteTable.Find(typeof(PostReader).Assembly)
            .Where(route => route.IsCatchAll || route.Methods.Contains("GET", StringComparer.Ordinal))
            .Select(route => new RouteUnderTest(
                route.Function,
                (route.IsCatchAll ? "/" : "/" + Fill(route.Template)) + QueryOf(route.Template),
                route.Method.GetCustomAttribute<PublicCacheAttribute>() is not null,
                route.Method.GetCustomAttribute<ApiOperationAttribute>()!.AuthorOnly,
                route.Method.GetCustomAttribute<ApiOperationAttribute>()!.DeskOnly,
                route.Method.GetCustomAttribute<ApiOperationAttribute>() is { AuthorOnly: true } or { AuthorSeesMore: true }))
            .OrderBy(route => route.Path, StringComparer.Ordinal),
    ];

    public override string ToString() => Path;

    /// <summary>A path of a route that is no catch-all, with something behind it.</summary>
    public static string PathOf(string template) => "/" + Fill(template);

    // Without it some lead elsewhere.
    private static string QueryOf(string template) => template switch
    {
        _ when template.StartsWith("my-comment", StringComparison.Ordinal) => "?own=" + OwnToken,
        _ when template.EndsWith("/trackback", StringComparison.Ordinal) => "?__mode=rss",
        _ => "",
    };

    private static string Fill(string template) => string.Join('/', template.Split('/').Select(segment =>
    {
        var (open, close) = (segment.IndexOf('{', StringComparison.Ordinal), segment.IndexOf('}', StringComparison.Ordinal));
        if (open < 0)
            return segment;
        var name = segment[(open + 1)..close].Split(':')[0];
        return segment[..open] + Samples.GetValueOrDefault(name, "") + segment[(close + 1)..] is { Length: > 0 } filled && Samples.ContainsKey(name)
            ? filled
            : throw new InvalidOperationException($"Give the route parameter {name} of {template} a sample value.");
    }));
}
