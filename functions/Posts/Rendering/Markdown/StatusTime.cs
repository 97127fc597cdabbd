using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ServerlessBlog.Posts.Rendering.Markdown;

/// <summary>Reads the times that people copy from social networks and Japanese blogs.</summary>
internal static partial class StatusTime
{
    private const int MaxLength = 100;

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>
    /// A valid <c>datetime</c> of HTML, with a zone only where one is written; null when no full date and time can be read,
    /// such as one without a year.
    /// </summary>
    public static string? Parse(string time)
    {
        if (time.Length > MaxLength)
            return null;
        var text = time.Normalize(NormalizationForm.FormKC);
        if (text.Length > MaxLength)
            return null;
        return Read(Iso().Match(text)) ?? Read(Japanese().Match(text)) ?? Read(JapaneseTimeFirst().Match(text)) ?? Read(English().Match(text));
    }

    // RFC 3339, and the same with a space, without seconds or without zone.
    [GeneratedRegex(@"^(?<y>[0-9]{4})-(?<mo>[0-9]{2})-(?<d>[0-9]{2})[Tt ] ?(?<h>[0-9]{1,2}):(?<mi>[0-9]{2})(:(?<s>[0-9]{2})(?<f>\.[0-9]{1,9})?)?(?<z>[Zz]|[+-][0-9]{2}:[0-9]{2})?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Iso();

    // 2010年1月 3日 (日) 8:51
    [GeneratedRegex(@"^(?<y>[0-9]{4})年\s*(?<mo>[0-9]{1,2})月\s*(?<d>[0-9]{1,2})日\s*(\(\s*[月火水木金土日](曜日?)?\s*\))?\s*(?<ap>午前|午後)?\s*(?<h>[0-9]{1,2})(:|時)\s*(?<mi>[0-9]{2})(:(?<s>[0-9]{2}))?分?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Japanese();

    // 午前8:51 · 2009年12月26日
    [GeneratedRegex(@"^(?<ap>午前|午後)?\s*(?<h>[0-9]{1,2}):(?<mi>[0-9]{2})\s*[·・\-]?\s*(?<y>[0-9]{4})年\s*(?<mo>[0-9]{1,2})月\s*(?<d>[0-9]{1,2})日$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JapaneseTimeFirst();

    // 8:51 AM Dec 26, 2009
    [GeneratedRegex(@"^(?<h>[0-9]{1,2}):(?<mi>[0-9]{2})\s*(?<ap>AM|PM|am|pm)\s*[·\-]?\s*(?<mon>[A-Za-z]{3,9})\.?\s+(?<d>[0-9]{1,2})(st|nd|rd|th)?,?\s+(?<y>[0-9]{4})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex English();

    private static string? Read(Match match)
    {
        if (!match.Success)
            return null;
        var month = match.Groups["mon"] is { Success: true } name ? MonthOf(name.Value) : Number(match.Groups["mo"]);
        var hour = Hour(Number(match.Groups["h"]), match.Groups["ap"].Value);
        var date = string.Create(CultureInfo.InvariantCulture, $"{Number(match.Groups["y"]):0000}-{month:00}-{Number(match.Groups["d"]):00}T{hour:00}:{Number(match.Groups["mi"]):00}");
        var seconds = match.Groups["s"] is { Success: true } s ? ":" + s.Value + Fraction(match.Groups["f"].Value) : "";
        return DateTime.TryParseExact(date + (seconds.Length > 0 ? seconds[..3] : ":00"), "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            && Zone(match.Groups["z"].Value) is { } zone
                ? date + seconds + zone : null;
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    private static int MonthOf(string name) => Array.IndexOf(Months, name[..3].ToLowerInvariant()) + 1;

    private static int Hour(int hour, string half) => half.ToUpperInvariant() switch
    {
        "" => hour,
        "AM" or "午前" => hour == 12 ? 0 : hour,
        _ when hour > 12 => 99,
        _ => (hour % 12) + 12,
    };

    // HTML has milliseconds at most.
    private static string Fraction(string fraction) => fraction.Length > 4 ? fraction[..4] : fraction;

    private static string? Zone(string zone)
    {
        if (zone is "" or "Z" or "z")
            return zone.ToUpperInvariant();
        if (zone == "-00:00")
            return "Z";
        return TimeSpan.TryParseExact(zone[1..], @"hh\:mm", CultureInfo.InvariantCulture, out _) ? zone : null;
    }
}
