using System.Text;
using Newtonsoft.Json;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Http;

namespace ServerlessBlog.Platform.Json;

/// <summary>JSON that is the same for everybody who sends no key.</summary>
public static class PublicJson
{
    public const string MediaType = "application/json; charset=utf-8";

    /// <summary>What chooses the answer: shared caches must not give it to the author, who may see more under the same URL.</summary>
    public const string Vary = "Accept-Encoding, Authorization";

    /// <summary>A value without a version of its own.</summary>
    public static PublicContent Of(object value, string? link = null) => Of(Write(value), null, link);

    /// <summary>A resource that the author changes under If-Match: its entity tag is a <see cref="VersionedETag"/>.</summary>
    public static PublicContent Of(object value, long version)
    {
        var text = Write(value);
        return Of(text, VersionedETag.Of(version, text).Trim('"'), null);
    }

    private static PublicContent Of(string text, string? tag, string? link)
    {
        Dictionary<string, string> headers = new(StringComparer.Ordinal) { ["Vary"] = Vary };
        if (link is not null)
            headers["Link"] = link;
        return new PublicContent(Encoding.UTF8.GetBytes(text), MediaType) { Tag = tag, Headers = headers };
    }

    private static string Write(object value) => JsonConvert.SerializeObject(value, ApiJson.Settings);
}
