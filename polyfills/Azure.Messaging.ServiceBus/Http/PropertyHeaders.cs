using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Azure.Core;

namespace Azure.Messaging.ServiceBus.Http;

/// <summary>
/// Application properties over HTTP: each is a header of its own, text in double quotes, numbers and bool bare.
/// Quotes and characters beyond ASCII inside of text are escaped as in JSON.
/// </summary>
static class PropertyHeaders
{
    static readonly FrozenSet<string> Reserved = FrozenSet.ToFrozenSet(
    [
        "Accept", "Accept-Encoding", "Authorization", "BrokerProperties", "Cache-Control", "Connection", "Content-Encoding",
        "Content-Language", "Content-Length", "Content-Location", "Content-MD5", "Content-Range", "Content-Type", "Cookie", "Date",
        "ETag", "Expect", "Expires", "From", "Host", "Keep-Alive", "Last-Modified", "Location", "Pragma", "Proxy-Authorization",
        "Server", "ServiceBusAuthorization", "Set-Cookie", "Strict-Transport-Security", "TE", "Trailer", "Transfer-Encoding",
        "Upgrade", "User-Agent", "Vary", "Via", "Warning", "WWW-Authenticate",
        "baggage", "Correlation-Context", "Request-Id", "traceparent", "tracestate",
    ], StringComparer.OrdinalIgnoreCase);

    public static void Write(Request request, IDictionary<string, object> properties)
    {
        foreach (var (name, value) in properties)
        {
            if (!IsHeaderName(name) || IsReserved(name)) throw Unsupported.PropertyName(name);
            request.Headers.SetValue(name, HeaderJson.Write(writer => WriteValue(writer, value)));
        }
    }

    /// <summary>Writes a value as JSON. Types that JSON lacks become text.</summary>
    public static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case byte or sbyte or short or ushort or int or uint or long:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case ulong number: writer.WriteNumberValue(number); break;
            case float number when float.IsFinite(number): WriteFraction(writer, number.ToString("R", CultureInfo.InvariantCulture)); break;
            case double number when double.IsFinite(number): WriteFraction(writer, number.ToString("R", CultureInfo.InvariantCulture)); break;
            case decimal number: WriteFraction(writer, number.ToString(CultureInfo.InvariantCulture)); break;
            case string text: writer.WriteStringValue(text); break;
            case DateTime time: writer.WriteStringValue(time.ToString("O", CultureInfo.InvariantCulture)); break;
            case DateTimeOffset time: writer.WriteStringValue(time.ToString("O", CultureInfo.InvariantCulture)); break;
            case float or double or char or Guid or Uri or TimeSpan:
                writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
            default:
                throw new ArgumentException(
                    $"An application property cannot be of type {value.GetType()}: use text, a number, bool, Guid, Uri, DateTime, DateTimeOffset or TimeSpan.", nameof(value));
        }
    }

    public static Dictionary<string, object> Read(ResponseHeaders headers)
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var header in headers)
        {
            if (!IsReserved(header.Name)) properties[header.Name] = ReadValue(header.Value);
        }

        return properties;
    }

    static object ReadValue(string value)
    {
        try
        {
            using var document = JsonDocument.Parse(value);
            var json = document.RootElement;
            return json.ValueKind switch
            {
                JsonValueKind.String => HeaderJson.Text(json) ?? value,
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                JsonValueKind.Number when json.TryGetInt32(out var number) => number,
                JsonValueKind.Number when json.TryGetInt64(out var number) => number,
                JsonValueKind.Number => json.GetDouble(),
                _ => value,
            };
        }
        catch (JsonException)
        {
            return value;
        }
    }

    // A fraction must look like one, or it comes back as a whole number.
    static void WriteFraction(Utf8JsonWriter writer, string number) =>
        writer.WriteRawValue(number.AsSpan().ContainsAny('.', 'E') ? number : number + ".0");

    static bool IsReserved(string name) => Reserved.Contains(name) || name.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase);

    static bool IsHeaderName(string name) =>
        name.Length > 0 && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');
}
