using System.Globalization;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.Http;
using ServerlessBlog.Syndication.Channels.X.Text;

namespace ServerlessBlog.Syndication.Channels.X;

/// <summary>A post as X gives it back: escaped as in HTML, and with its own short URLs in place of those that were written.</summary>
public sealed class XPost(JObject post)
{
    // The whole of a post that is longer than the others.
    private readonly JObject _content = post["note_tweet"] is JObject { HasValues: true } note ? note : post;

    public string? Id { get; } = post.Text("id");

    public DateTimeOffset? CreatedAt { get; } =
        DateTimeOffset.TryParse(post.Text("created_at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    /// <summary>The post for its author; null when it is no proper one.</summary>
    public OwnStatus? Status => Id is { Length: > 0 } id && id.All(char.IsAsciiDigit) && CreatedAt is { } at
        ? new OwnStatus(id, Expanded(url => url), at, post.Text("source") ?? "", XAnswer.UrlOf(id), RepliedTo)
        : null;

    private string? RepliedTo =>
        (post["referenced_tweets"] as JArray)?.OfType<JObject>().FirstOrDefault(reference => reference.Text("type") == "replied_to").Text("id");

    /// <summary>Whether it says what was sent, however X writes URLs and space around a text.</summary>
    public bool Says(string sent)
    {
        var text = XText.Normal(sent);
        foreach (var url in XUrls.Find(text).Reverse())
            text = string.Concat(text.AsSpan(0, url.Start), Plain(url.Url), text.AsSpan(url.Start + url.Url.Length));
        return Folded(text) == Folded(XText.Normal(Expanded(Plain)));
    }

    private static string Folded(string text) => Platform.Text.FoldedText.OnOneLine(text);

    // A bare domain comes back as a URL, a name in another script as ASCII.
    private static string Plain(string url) =>
        Uri.TryCreate(url.Contains("://", StringComparison.Ordinal) ? url : $"https://{url}", UriKind.Absolute, out var parsed)
            ? $"{parsed.IdnHost}{(parsed.IsDefaultPort ? "" : $":{parsed.Port}")}{parsed.PathAndQuery.TrimEnd('/')}{parsed.Fragment}"
            : url;

    private string Expanded(Func<string, string> write)
    {
        var text = (_content.Text("text") ?? "").Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
        foreach (var url in ((_content["entities"] as JObject)?["urls"] as JArray)?.OfType<JObject>() ?? [])
        {
            // A picture has a URL at the end that nobody wrote.
            if (url.Text("url") is { } shortened)
                text = text.Replace(shortened, url["media_key"] is null ? write(url.Text("expanded_url") ?? shortened) : "", StringComparison.Ordinal);
        }

        return text.TrimEnd();
    }
}
