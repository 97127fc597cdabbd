using System.Globalization;

namespace ServerlessBlog.Backups.Model;

/// <summary>The ids of back-ups: the UTC time at which they were begun, or the second after the newest one's where that is later.</summary>
public static class BackupId
{
    /// <summary>What every id looks like.</summary>
    public const string Pattern = "^[0-9]{8}T[0-9]{6}Z$";

    private const string Format = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>The id of what is begun at <paramref name="now"/>.</summary>
    public static string New(DateTimeOffset now) => now.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    public static bool IsValid(string text) =>
        DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    /// <summary>When it was begun.</summary>
    public static DateTimeOffset TimeOf(string id) => DateTimeOffset.ParseExact(id, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
