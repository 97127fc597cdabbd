namespace ServerlessBlog.Posts.Rendering.Markdown;

/// <summary>
/// Where a quoted status comes from, as the last line of its blockquote says:
/// <c>-- 8:51 AM Dec 26, 2009, Keitai Web, https://twitter.com/someone/status/1</c>.
/// </summary>
/// <param name="Time">The time as written.</param>
/// <param name="DateTime">The time as HTML's datetime has it, or null when it cannot be told.</param>
/// <param name="Client">The program that it was written with; may be empty.</param>
/// <param name="Url">The status's own http or https URL.</param>
internal sealed record QuotedStatus(string Time, string? DateTime, string Client, string Url)
{
    private const string Mark = "-- ";
    private const int MaxLength = 4096;

    /// <summary>Reads such a line; null for any other. The time may hold commas, client and URL may not.</summary>
    public static QuotedStatus? Parse(string line)
    {
        line = line.Trim();
        if (line.Length > MaxLength || !line.StartsWith(Mark, StringComparison.Ordinal))
            return null;
        var beforeUrl = line.LastIndexOf(',');
        var beforeClient = beforeUrl > 0 ? line.LastIndexOf(',', beforeUrl - 1) : -1;
        if (beforeClient < Mark.Length)
            return null;
        var time = line[Mark.Length..beforeClient].Trim();
        var url = line[(beforeUrl + 1)..].Trim();
        if (url is ['<', .., '>'])
            url = url[1..^1];
        return time.Length > 0 && SafeUrl.Absolute(url) is { } safe
            ? new QuotedStatus(time, StatusTime.Parse(time), line[(beforeClient + 1)..beforeUrl].Trim(), safe)
            : null;
    }
}
