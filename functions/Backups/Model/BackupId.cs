using System.Globalization;
using ServerlessBlog.Platform;

namespace ServerlessBlog.Backups.Model;

/// <summary>The ids of back-ups: the UTC time at which they were begun, and some characters more where that is taken.</summary>
public static class BackupId
{
    /// <summary>What every id looks like.</summary>
    public const string Pattern = "^[0-9]{8}T[0-9]{6}Z(-[0-9a-z]{4})?$";

    private const string Format = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>The id of what is begun at <paramref name="now"/>.</summary>
    public static string New(DateTimeOffset now) => now.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Another id of the same time.</summary>
    public static string Other(string id) => $"{id[..16]}-{Ids.Random(4)}";

    public static bool IsValid(string text) =>
        text.Length is 16 or 21
        && DateTimeOffset.TryParseExact(text.AsSpan(0, 16), Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)
        && (text.Length == 16 || (text[16] == '-' && text[17..].All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterLower(c))));

    /// <summary>When it was begun.</summary>
    public static DateTimeOffset TimeOf(string id) => DateTimeOffset.ParseExact(id[..16], Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
