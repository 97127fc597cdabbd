using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;

namespace ServerlessBlog.Moderation.Desk.Sessions;

/// <summary>What a form of the desk sent; fields may be there more than once.</summary>
public sealed class DeskForm(IReadOnlyDictionary<string, StringValues> fields)
{
    /// <summary>The field with the session's <see cref="DeskSession.FormToken"/>.</summary>
    public const string TokenField = "token";

    /// <summary>The most bytes of a form, unless there is reason for more.</summary>
    public const int UsualBytes = 128 * 1024;

    /// <summary>The first value of a field; empty when it is not there.</summary>
    public string this[string name] => fields.GetValueOrDefault(name) is { Count: > 0 } values ? values[0] ?? "" : "";

    /// <summary>Every value of a field, each once, at most <paramref name="max"/>.</summary>
    public IReadOnlyList<string> All(string name, int max) =>
        [.. fields.GetValueOrDefault(name).Where(value => !string.IsNullOrEmpty(value)).Select(value => value!).Distinct(StringComparer.Ordinal).Take(max)];

    /// <summary>Whether the form carries the token of <paramref name="session"/>.</summary>
    public bool IsOf(DeskSession session) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(this[TokenField]), Encoding.UTF8.GetBytes(session.FormToken));

    /// <summary>Reads a form of at most <paramref name="maxBytes"/>. Throws a problem for another media type (415) and a larger one (413).</summary>
    public static async Task<DeskForm> ReadAsync(HttpRequest request, CancellationToken cancellationToken, int maxBytes = UsualBytes)
    {
        if (!MediaTypes.Is(request.ContentType, MediaTypes.Form))
            throw new ProblemException(ProblemType.UnsupportedMediaType, $"Send Content-Type: {MediaTypes.Form}.");
        var bytes = await RequestBytes.ReadAsync(request, maxBytes, cancellationToken);
        return new DeskForm(QueryHelpers.ParseQuery(Encoding.UTF8.GetString(bytes)));
    }
}
