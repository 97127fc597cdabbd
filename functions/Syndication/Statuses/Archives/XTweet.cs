using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Statuses.Gathering;

namespace ServerlessBlog.Syndication.Statuses.Archives;

/// <summary>One tweet of an archive.</summary>
internal static partial class XTweet
{
    private const int MaxUrl = 2048;

    /// <summary>What an entry is; whatever its members are, they are taken for what they should be or not at all.</summary>
    public static FoundStatus Read(JToken item, string? account)
    {
        var tweet = item as JObject;
        if (tweet?["tweet"] is JObject inner)
            tweet = inner;
        var id = Text(tweet, "id_str") ?? Text(tweet, "id");
        if (tweet is null || id is null || !Id().IsMatch(id) || Time(Text(tweet, "created_at")) is not { } createdAt || (Text(tweet, "full_text") ?? Text(tweet, "text")) is not { } raw)
            return FoundStatus.Unreadable;
        if (raw.StartsWith("RT @", StringComparison.Ordinal) || tweet["retweeted_status"] is JObject)
            return FoundStatus.Repost;
        var text = TextOf(raw, tweet);
        if (text.Length is 0 or > FoundStatus.MaxText)
            return FoundStatus.Unreadable;
        var (kind, replyTo) = ReplyOf(tweet, account);
        var url = account is null ? $"https://x.com/i/web/status/{id}" : $"https://x.com/{account}/status/{id}";
        return new FoundStatus(kind, new OwnStatus(id, text, createdAt, Client(Text(tweet, "source") ?? ""), url, replyTo));
    }

    private static (FoundKind Kind, string? ReplyTo) ReplyOf(JObject tweet, string? account)
    {
        var to = Text(tweet, "in_reply_to_status_id_str") ?? Text(tweet, "in_reply_to_status_id");
        var isOwn = account is not null && string.Equals(Text(tweet, "in_reply_to_screen_name"), account, StringComparison.OrdinalIgnoreCase);
        if (to is not null)
            return (isOwn ? FoundKind.Own : FoundKind.Reply, to);
        // Before there was a button for it, an answer was one by its first word.
        var isAnswer = (Text(tweet, "in_reply_to_user_id_str") ?? Text(tweet, "in_reply_to_user_id")) is not null;
        return (isAnswer && !isOwn ? FoundKind.ReplyToOthers : FoundKind.Own, null);
    }

    // The archive has &, < and > as entities and nothing else; links are X's own, and those of pictures lead nowhere else.
    private static string TextOf(string raw, JObject tweet)
    {
        if (raw.Length > FoundStatus.MaxText)
            return raw;
        var links = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var url in Entities(tweet, "entities", "urls"))
        {
            if (Text(url, "url") is { } link && Text(url, "expanded_url") is { Length: <= MaxUrl } target && target.StartsWith("http", StringComparison.Ordinal))
                links[link] = target;
        }

        foreach (var medium in Entities(tweet, "entities", "media").Concat(Entities(tweet, "extended_entities", "media")))
        {
            if (Text(medium, "url") is { } link)
                links[link] = "";
        }

        var text = raw.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
        return ShortLink().Replace(text, match => links.GetValueOrDefault(match.Value, match.Value)).Trim();
    }

    private static IEnumerable<JObject> Entities(JObject tweet, string group, string kind) =>
        (tweet[group] as JObject)?[kind] is JArray list ? list.OfType<JObject>() : [];

    // <a href="http://twitter.com" rel="nofollow">Keitai Web</a>
    private static string Client(string source) => WebUtility.HtmlDecode(Tag().Replace(source, "")).Trim();

    private static string? Text(JObject? owner, string name) => owner?[name] is JValue { Type: JTokenType.String or JTokenType.Integer } value
        ? Convert.ToString(value.Value, CultureInfo.InvariantCulture)
        : null;

    // Sat Dec 26 08:51:00 +0000 2009; the day of the week says nothing new.
    private static DateTimeOffset? Time(string? text) =>
        text is { Length: 30 } && DateTimeOffset.TryParseExact(text[4..], "MMM dd HH:mm:ss zzz yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    [GeneratedRegex("^[0-9]{1,20}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();

    [GeneratedRegex(@"https?://t\.co/[A-Za-z0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShortLink();

    [GeneratedRegex("<[^<>]*>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
