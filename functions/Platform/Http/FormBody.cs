using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using ServerlessBlog.Platform.Errors;

namespace ServerlessBlog.Platform.Http;

/// <summary>What a browser sent of a form (application/x-www-form-urlencoded in UTF-8; URL Standard, section 5).</summary>
public sealed class FormBody
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    private FormBody()
    {
    }

    /// <summary>What was typed into a field; empty for one that is not there. Of two of the same name the first counts.</summary>
    public string this[string name] => _fields.GetValueOrDefault(name, "");

    /// <summary>
    /// Reads it. Throws a problem for another media type or charset (415), more than <paramref name="maxBytes"/> bytes (413),
    /// and for what is no UTF-8 (400).
    /// </summary>
    public static async Task<FormBody> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (!MediaTypes.Is(request.ContentType, MediaTypes.Form))
            throw new ProblemException(ProblemType.UnsupportedMediaType, $"Send Content-Type: {MediaTypes.Form}.");
        return Parse(await RequestBytes.ReadAsync(request, maxBytes, cancellationToken));
    }

    /// <summary>Reads it from its bytes.</summary>
    public static FormBody Parse(ReadOnlySpan<byte> bytes)
    {
        var form = new FormBody();
        foreach (var range in bytes.Split((byte)'&'))
        {
            var field = bytes[range];
            var equals = field.IndexOf((byte)'=');
            if (!field.IsEmpty)
                form._fields.TryAdd(Decode(equals < 0 ? field : field[..equals]), equals < 0 ? "" : Decode(field[(equals + 1)..]));
        }

        return form;
    }

    private static string Decode(ReadOnlySpan<byte> encoded)
    {
        try
        {
            return StrictUtf8.GetString(WebUtility.UrlDecodeToBytes(encoded.ToArray(), 0, encoded.Length) ?? []);
        }
        catch (DecoderFallbackException)
        {
            throw new ProblemException(ProblemType.InvalidRequest, "Send the form in UTF-8.");
        }
    }
}
