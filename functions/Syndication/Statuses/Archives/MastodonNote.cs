using Newtonsoft.Json.Linq;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Posts.Rendering;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Statuses.Gathering;

namespace ServerlessBlog.Syndication.Statuses.Archives;

/// <summary>One activity of an outbox.</summary>
internal static class MastodonNote
{
    // The names of everybody (ActivityPub, section 5.6).
    private static readonly HashSet<string> Everybody = new(StringComparer.Ordinal) { "https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public" };

    /// <summary>What an activity is; whatever its members are, they are taken for what they should be or not at all.</summary>
    public static FoundStatus Read(JToken item)
    {
        if (item is not JObject activity)
            return FoundStatus.Unreadable;
        if (Text(activity, "type") == "Announce")
            return FoundStatus.Repost;
        if (Text(activity, "type") != "Create" || activity["object"] is not JObject note || Text(note, "type") != "Note")
            return FoundStatus.Unreadable;
        if (!IsPublic(note.ContainsKey("to") ? note : activity))
            return FoundStatus.NotPublic;
        var published = Text(note, "published") ?? Text(activity, "published");
        if (Text(note, "id") is not { Length: > 0 and <= 2048 } id || published is null || !Rfc3339.TryParse(published, out var createdAt) || TextOf(note) is not { Length: > 0 } text)
            return FoundStatus.Unreadable;
        var replyTo = Text(note, "inReplyTo");
        var author = Text(activity, "actor") ?? Text(note, "attributedTo");
        var isOwn = replyTo is null || (author is not null && replyTo.StartsWith(author + "/", StringComparison.Ordinal));
        return new FoundStatus(isOwn ? FoundKind.Own : FoundKind.Reply, new OwnStatus(id, text, createdAt, "", UrlOf(note) ?? id, replyTo));
    }

    private static bool IsPublic(JObject addressed) => Names(addressed["to"]).Concat(Names(addressed["cc"])).Any(Everybody.Contains);

    private static IEnumerable<string> Names(JToken? names) => names switch
    {
        JValue { Value: string name } => [name],
        JArray list => list.OfType<JValue>().Select(name => name.Value).OfType<string>(),
        _ => [],
    };

    // The warning stands before what it warns of, as on Mastodon's own pages.
    private static string? TextOf(JObject note)
    {
        var warning = Text(note, "summary")?.Trim() ?? "";
        var content = Text(note, "content") ?? "";
        if (content.Length + warning.Length > FoundStatus.MaxText)
            return null;
        try
        {
            var text = StatusHtml.TextOf(content);
            return warning.Length > 0 && text.Length > 0 ? $"{warning}\n\n{text}" : warning + text;
        }
        catch (BodyTooComplexException)
        {
            return null;
        }
    }

    private static string? UrlOf(JObject note) => Text(note, "url") is { } url && SafeUrl.Absolute(url) is not null ? url : null;

    private static string? Text(JObject owner, string name) => (owner[name] as JValue)?.Value as string;
}
