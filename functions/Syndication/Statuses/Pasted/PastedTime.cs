using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using ServerlessBlog.Platform;
using ServerlessBlog.Posts.Rendering.Markdown;

namespace ServerlessBlog.Syndication.Statuses.Pasted;

/// <summary>
/// The line below a status that says when and with what it was written, as people copy it from the pages of networks and
/// of old blogs: <c>8:51 AM Dec 26th Keitai Webで</c>.
/// </summary>
/// <param name="Written">The time as written.</param>
/// <param name="At">The instant; null where the line does not say all of it, such as the year.</param>
/// <param name="Client">What it was written with; may be empty.</param>
internal sealed partial record PastedTime(string Written, DateTimeOffset? At, string Client)
{
    private const int MaxLine = 200;

    private static readonly char[] Between = [' ', '\u3000', '\u00A0', '·', '・', '|', ',', '-'];
    private static readonly SearchValues<char> AnyBetween = SearchValues.Create(Between);

    /// <summary>Reads such a line; null for any other.</summary>
    public static PastedTime? Read(string line, BlogClock clock)
    {
        line = line.Trim();
        if (line.Length > MaxLine)
            return null;
        // The longest beginning that is a time; behind it stands the client.
        for (var end = line.Length; end > 0; end = line.AsSpan(0, end).LastIndexOfAny(AnyBetween))
        {
            if (StatusTime.Parse(line[..end].TrimEnd(Between)) is { } time && Instant(time, clock) is { } at)
                return new PastedTime(line[..end].TrimEnd(Between), at, ClientIn(line[end..]));
        }

        return WithoutYear().Match(line) is { Success: true } partial
            ? new PastedTime(partial.Groups["time"].Value, null, ClientIn(line[partial.Length..]))
            : null;
    }

    /// <summary>Whether a line has a time of day in it, so that its writer may have meant it for one of these.</summary>
    public static bool MayBeMeant(string line) => line.Length <= MaxLine && TimeOfDay().IsMatch(line);

    // No network is older than computers.
    private static DateTimeOffset? Instant(string time, BlogClock clock)
    {
        if (DateTime.Parse(time[..16], CultureInfo.InvariantCulture) is not { Year: >= 1970 and < 9999 } local)
            return null;
        return HasZone().IsMatch(time) ? DateTimeOffset.Parse(time, CultureInfo.InvariantCulture) : clock.FromLocal(local);
    }

    // "from web", "webで", "Keitai Webから": the client and the word that leads to it.
    private static string ClientIn(string rest)
    {
        rest = rest.Trim(Between);
        foreach (var word in (string[])["from ", "via "])
        {
            if (rest.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                rest = rest[word.Length..];
        }

        foreach (var word in (string[])["から", "で"])
        {
            if (rest.EndsWith(word, StringComparison.Ordinal))
                rest = rest[..^word.Length];
        }

        return rest.Trim();
    }

    [GeneratedRegex(@"^(?<time>(([01]?[0-9]|2[0-3]):[0-9]{2}\s*(AM|PM|am|pm)\s*[·\-]?\s*[A-Z][a-z]{2,8}\.?\s+[0-9]{1,2}(st|nd|rd|th)?)|([0-9]{1,2}月\s*[0-9]{1,2}日\s*(\(.曜?日?\))?\s*(午前|午後)?\s*[0-9]{1,2}(:|時)[0-9]{2}分?))(?![0-9A-Za-z]|,?\s*[0-9]{4})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WithoutYear();

    [GeneratedRegex(@"[0-9]{1,2}[:時][0-9]{2}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"(Z|[+-][0-9]{2}:[0-9]{2})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HasZone();
}
