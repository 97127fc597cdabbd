using Newtonsoft.Json;
using ServerlessBlog.Platform.Outbound;

namespace ServerlessBlog.Linkbacks.Sources;

/// <summary>A source in JSON: the value of some property is the permalink.</summary>
internal static class JsonSource
{
    private const int MaxDepth = 100;

    /// <summary>What its top level says of itself; null when nothing in it is the permalink.</summary>
    public static SourceContent? Read(OutboundResponse response, SoughtLink sought)
    {
        var isFound = false;
        Dictionary<string, string> top = new(StringComparer.Ordinal);
        using var reader = new JsonTextReader(new StringReader(SourceText.Decode(response))) { DateParseHandling = DateParseHandling.None, MaxDepth = MaxDepth };
        try
        {
            for (var name = ""; reader.Read();)
            {
                if (reader is { TokenType: JsonToken.PropertyName, Value: string property })
                    name = reader.Depth == 1 ? property : "";
                if (reader is not { TokenType: JsonToken.String, Value: string value })
                    continue;
                isFound |= sought.Is(value);
                if (reader.Depth == 1)
                    top.TryAdd(name, value);
            }
        }
        catch (JsonReaderException)
        {
            // What is no JSON links to nothing.
            return null;
        }

        return isFound ? new SourceContent(First("name", "title"), First("author"), First("summary", "content_text", "content")) : null;

        string First(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if (top.TryGetValue(name, out var value) && value.Length > 0)
                    return value;
            }

            return "";
        }
    }
}
