using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ServerlessBlog.Platform.Http;

namespace ServerlessBlog.Site.Pages;

/// <summary>What pages say in schema.org's terms, as JSON-LD 1.1 for a <c>script</c> element.</summary>
internal static class LinkedData
{
    // Escapes what could end the element or a line of script: angle brackets, quotes, U+2028 and U+2029.
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The blog itself.</summary>
    public static string Blog(SiteInfo site) => Write(json =>
    {
        json.WriteString("@type", "Blog");
        json.WriteString("name", site.Title);
        json.WriteString("url", site.Urls.Absolute("/"));
        if (site.Description.Length > 0)
            json.WriteString("description", site.Description);
        json.WriteString("inLanguage", site.Language);
    });

    /// <summary>A post (https://schema.org/BlogPosting).</summary>
    public static string Post(PermalinkPageModel model, string? image) => Write(json =>
    {
        var (site, post) = (model.Site, model.View.Post);
        var url = site.Urls.Post(post.Slug);
        json.WriteString("@type", "BlogPosting");
        json.WriteString("@id", url);
        json.WriteString("url", url);
        json.WriteString("mainEntityOfPage", url);
        json.WriteString("headline", post.Title);
        if (post.Excerpt.Length > 0)
            json.WriteString("description", post.Excerpt);
        json.WriteString("datePublished", site.Machine(post.PublishedAt!.Value));
        json.WriteString("dateModified", site.Machine(model.Updated ?? post.PublishedAt.Value));
        json.WriteString("inLanguage", post.Language);
        if (image is not null)
            json.WriteString("image", image);
        WriteNames(json, "articleSection", post.Categories);
        WriteNames(json, "keywords", post.Tags);
        json.WriteNumber("commentCount", post.CommentCount);
        if (model.View.Author is { } author)
        {
            json.WriteStartObject("author");
            json.WriteString("@type", "Person");
            json.WriteString("name", author.Name);
            json.WriteString("url", site.Urls.Absolute(Urls.AuthorPath(author.Id)));
            if (author.Url.Length > 0)
                json.WriteString("sameAs", author.Url);
            json.WriteEndObject();
        }

        json.WriteStartObject("isPartOf");
        json.WriteString("@type", "Blog");
        json.WriteString("name", site.Title);
        json.WriteString("url", site.Urls.Absolute("/"));
        json.WriteEndObject();
    });

    private static void WriteNames(Utf8JsonWriter json, string property, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            return;
        json.WriteStartArray(property);
        foreach (var name in names)
            json.WriteStringValue(name);
        json.WriteEndArray();
    }

    private static string Write(Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            json.WriteString("@context", "https://schema.org");
            members(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
