using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform;

namespace ServerlessBlog.Moderation;

/// <summary>Makes and checks the ids of comments and linkbacks.</summary>
public static class FeedbackIds
{
    private const int TimeDigits = 13;
    private const int RandomDigits = 6;
    private const int DeskTimeDigits = 19;
    private const int HashDigits = 32;

    /// <summary>A new comment's id: milliseconds since 1970, then chance. Ids sort by time.</summary>
    public static string NewComment(DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"{now.ToUnixTimeMilliseconds():D13}{Ids.Random(RandomDigits)}");

    /// <summary>The id on the desk of what arrives at <paramref name="now"/>: the newest comes first.</summary>
    public static string NewDesk(DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - now.UtcTicks:D19}-{Ids.Random(RandomDigits)}");

    /// <summary>The id of the linkback from <paramref name="source"/>: what its URL without a fragment hashes to.</summary>
    public static string OfSource(Uri source) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped))))[..HashDigits];

    /// <summary>The row key of the linkback from <paramref name="source"/>.</summary>
    public static string RowOfSource(Uri source) => FeedbackItem.LinkbackPrefix + OfSource(source);

    /// <summary>Whether a comment can have this id.</summary>
    public static bool IsComment(string id) => id.Length == TimeDigits + RandomDigits && id.All(char.IsAsciiLetterOrDigit);

    /// <summary>Whether a linkback can have this id.</summary>
    public static bool IsLinkback(string id) => id.Length == HashDigits && id.All(char.IsAsciiHexDigitLower);

    /// <summary>Whether something on the desk can have this id.</summary>
    public static bool IsDesk(string id) =>
        id.Length == DeskTimeDigits + 1 + RandomDigits
        && id.AsSpan(0, DeskTimeDigits).IndexOfAnyExceptInRange('0', '9') < 0
        && id[DeskTimeDigits] == '-'
        && id.AsSpan(DeskTimeDigits + 1).ToString().All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));
}
