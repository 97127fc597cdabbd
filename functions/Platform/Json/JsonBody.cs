using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;

namespace ServerlessBlog.Platform.Json;

/// <summary>Reads a request's body as one JSON object, strictly.</summary>
public static class JsonBody
{
    /// <summary>The most bytes a JSON request may have: a body of 1 MiB whose every byte is escaped still fits.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    private const int MaxDepth = 16;

    /// <summary>
    /// The object, with its names and values as they were sent. Throws a problem for another media type (415), a body
    /// that is too large (413), and for what is not exactly one JSON object of RFC 8259 in UTF-8, nested at most 16
    /// levels deep, without a repeated name (400).
    /// </summary>
    public static Task<JObject> ReadAsync(HttpRequest request, string mediaType, CancellationToken cancellationToken) =>
        ReadAsync(request, mediaType, MaxBytes, cancellationToken);

    /// <summary>As above, of at most <paramref name="maxBytes"/> bytes.</summary>
    public static async Task<JObject> ReadAsync(HttpRequest request, string mediaType, int maxBytes, CancellationToken cancellationToken)
    {
        if (!MediaTypes.Is(request.ContentType, mediaType))
            throw new ProblemException(ProblemType.UnsupportedMediaType, $"Send Content-Type: {mediaType}.");
        return Parse(await RequestBytes.ReadAsync(request, maxBytes, cancellationToken));
    }

    /// <summary>As <see cref="ReadAsync"/>, but an empty body is an empty object whatever its media type.</summary>
    public static async Task<JObject> ReadOptionalAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var bytes = await RequestBytes.ReadAsync(request, MaxBytes, cancellationToken);
        if (bytes.Length == 0)
            return [];
        if (!MediaTypes.Is(request.ContentType, "application/json"))
            throw new ProblemException(ProblemType.UnsupportedMediaType, "Send Content-Type: application/json, or no body.");
        return Parse(bytes);
    }

    private static JObject Parse(byte[] bytes)
    {
        CheckSyntax(bytes);
        try
        {
            using var reader = new JsonTextReader(new StreamReader(new MemoryStream(bytes)))
            {
                DateParseHandling = DateParseHandling.None,
                FloatParseHandling = FloatParseHandling.Decimal,
                MaxDepth = MaxDepth,
            };
            return JObject.Load(reader, new JsonLoadSettings { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error });
        }
        catch (JsonReaderException exception)
        {
            var pointer = JsonPointer.FromPath(exception.Path ?? "");
            throw new ProblemException(
                ProblemType.InvalidRequest, $"Send each member once and numbers that fit; the problem is at {pointer}.",
                [new FieldError(pointer, "This member cannot be read, or its name is repeated.")]);
        }
    }

    // Newtonsoft.Json also accepts comments, single quotes and more; this pass holds the caller to RFC 8259.
    private static void CheckSyntax(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MaxDepth });
        var member = "";
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                throw new ProblemException(ProblemType.InvalidRequest, "Send one JSON object.", [new FieldError("", "This is no JSON object.")]);
            while (reader.Read())
            {
                // Unescaping shows what the scan lets pass: escaped halves of surrogate pairs and invalid UTF-8.
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.GetString() is { } text
                    && reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
                    member = JsonPointer.Member("", text);
            }
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or InvalidOperationException)
        {
            var at = exception is System.Text.Json.JsonException { LineNumber: { } line, BytePositionInLine: { } column }
                ? $"line {line + 1}, byte {column + 1}"
                : $"byte {reader.TokenStartIndex + 1}";
            throw new ProblemException(
                ProblemType.InvalidRequest,
                $"Send valid JSON in UTF-8, nested at most {MaxDepth} levels deep; the problem is at {at}.",
                [new FieldError(member, "The problem is in this member or right after it.")]);
        }
    }
}
