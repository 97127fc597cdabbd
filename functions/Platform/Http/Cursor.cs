using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using ServerlessBlog.Platform.Errors;

namespace ServerlessBlog.Platform.Http;

/// <summary>
/// Opaque cursors: the key of the last row shown, bound to its list. Because a key keeps its place while rows are
/// added, no page repeats or skips a row.
/// </summary>
public static class Cursor
{
    private const char Separator = '\n';

    public static string Encode(string list, string lastKey) =>
        WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes($"{list}{Separator}{lastKey}"));

    /// <summary>The key in a cursor; null for none; a problem (400) for one of another list or not of ours.</summary>
    public static string? Decode(string list, string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
            return null;
        try
        {
            if (cursor.Length <= 2000)
            {
                var parts = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(WebEncoders.Base64UrlDecode(cursor)).Split(Separator);
                if (parts.Length == 2 && parts[0] == list && IsKey(parts[1]))
                    return parts[1];
            }
        }
        catch (Exception exception) when (exception is FormatException or DecoderFallbackException)
        {
            // Falls through to the problem below: to the caller, unreadable and foreign are the same.
        }

        throw new ProblemException(
            ProblemType.InvalidCursor, "Begin again without cursor, and follow the next links.",
            [new FieldError("cursor", "This cursor was not given by this list.")]);
    }

    private static bool IsKey(string text) =>
        text.Length is > 0 and <= 200 && char.IsAsciiDigit(text[0]) && !text.Any(c => char.IsControl(c) || c is '/' or '\\' or '#' or '?');
}
