using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Platform.Outbound;

namespace ServerlessBlog.Syndication.Channels.Http;

/// <summary>JSON to and from a network. What a network answers is never taken for more than it says.</summary>
public static class ChannelJson
{
    private const int MaxDepth = 64;
    private const int MaxWords = 200;

    /// <summary>A request with this body.</summary>
    public static OutboundRequest Post(Uri url, JToken body) => new(HttpMethod.Post, url)
    {
        Body = Encoding.UTF8.GetBytes(body.ToString(Formatting.None)),
        ContentType = "application/json",
    };

    /// <summary>The object that an answer is; null when it is none.</summary>
    public static JObject? ObjectOf(OutboundResponse answer) => Read(answer) as JObject;

    /// <summary>The objects in the array that an answer is; null when it is none.</summary>
    public static IReadOnlyList<JObject>? ObjectsOf(OutboundResponse answer) => Read(answer) is JArray array ? [.. array.OfType<JObject>()] : null;

    /// <summary>The string at a path of members; null when there is none, or an empty one.</summary>
    public static string? Text(this JToken? token, params ReadOnlySpan<string> path)
    {
        foreach (var member in path)
            token = (token as JObject)?[member];
        return token is JValue { Value: string { Length: > 0 } text } ? text : null;
    }

    /// <summary>The first of the values of a header; null when there is none.</summary>
    public static string? Header(this OutboundResponse answer, string name) => answer.Headers.TryGetValue(name, out var values) ? values[0] : null;

    /// <summary>A network's own words as one line of plain text, cut after 200 characters, without the secrets that it may have repeated.</summary>
    public static string OneLine(string? words, params ReadOnlySpan<string?> secrets)
    {
        foreach (var secret in secrets)
            words = string.IsNullOrEmpty(secret) ? words : words?.Replace(secret, "…", StringComparison.Ordinal);
        var line = Platform.Text.FoldedText.OnOneLine(new string([.. (words ?? "").Select(c => char.IsControl(c) ? ' ' : c)]));
        return line.Length <= MaxWords ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[MaxWords - 1]) ? MaxWords - 1 : MaxWords), "…");
    }

    private static JToken? Read(OutboundResponse answer)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(answer.Body.Span))) { DateParseHandling = DateParseHandling.None, MaxDepth = MaxDepth };
            return JToken.ReadFrom(reader);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
