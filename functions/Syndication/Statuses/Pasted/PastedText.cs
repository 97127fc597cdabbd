using System.Globalization;
using ServerlessBlog.Platform;
using ServerlessBlog.Posts.Rendering;
using ServerlessBlog.Posts.Text;
using ServerlessBlog.Syndication.Statuses.Gathering;
using ServerlessBlog.Syndication.Statuses.Quotes;

namespace ServerlessBlog.Syndication.Statuses.Pasted;

/// <summary>
/// Statuses that were copied from a page: blocks with blank lines between them, each a text, then perhaps a line with time and
/// client, then perhaps one with the status's URL. What is none of these stays text.
/// </summary>
public static class PastedText
{
    private const int MaxWarnings = 20;

    /// <summary>Reads them in their order; those with a time in <paramref name="selection"/>, and those without one.</summary>
    public static Gathered Read(string text, StatusSelection selection, BlogClock clock)
    {
        var leftOut = new LeftOut();
        List<Quotation> quotations = [];
        List<string> warnings = [];
        List<DateTimeOffset> times = [];
        var units = 0;
        foreach (var (lines, number) in Blocks(text).Select((lines, index) => (lines, index + 1)))
        {
            var (quotation, at) = Read(lines, clock, sentence => warnings.Add(string.Create(CultureInfo.InvariantCulture, $"Block {number}: {sentence}")));
            units += quotation.Parts[0].Length;
            if (at is { } time && !selection.Contains(time))
            {
                leftOut.OutOfRange++;
            }
            else if (quotations.Count == selection.Max || units > StatusCollector.MaxUnits)
            {
                leftOut.OverMax++;
            }
            else
            {
                quotations.Add(quotation);
                if (at is { } known)
                    times.Add(known);
            }
        }

        return new Gathered(quotations, leftOut, [.. Bounded(warnings)], times.Count > 0 ? times.Min() : null, times.Count > 0 ? times.Max() : null);
    }

    private static (Quotation Quotation, DateTimeOffset? At) Read(List<string> lines, BlogClock clock, Action<string> warn)
    {
        var url = "";
        PastedTime? time = null;
        while (lines.Count > 1)
        {
            if (url.Length == 0 && SafeUrl.Absolute(lines[^1].Trim()) is { } found)
                url = found;
            else if (time is null && PastedTime.Read(lines[^1], clock) is { } read)
                time = read;
            else
                break;
            lines.RemoveAt(lines.Count - 1);
        }

        if (time is { At: null })
            warn($"the time “{time.Written}” has no year; it is quoted as written, and from and until do not apply to it.");
        else if (time is null && lines.Count > 1 && PastedTime.MayBeMeant(lines[^1]))
            warn($"“{lines[^1].Trim()}” cannot be read as a time and stays in the text; write it as 2009-12-26 08:51.");
        else if (time is null && url.Length > 0)
            warn("there is no time above the URL; it is quoted without one.");
        var shown = time switch
        {
            null => "",
            { At: { } at } => StatusQuotations.Time(at, clock),
            _ => time.Written,
        };
        return (new Quotation([string.Join('\n', lines)], shown, time?.Client ?? "", url), time?.At);
    }

    private static IEnumerable<List<string>> Blocks(string text)
    {
        List<string> block = [];
        foreach (var line in LegalText.Clean(text).Split('\n'))
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                block.Add(line);
            }
            else if (block.Count > 0)
            {
                yield return block;
                block = [];
            }
        }

        if (block.Count > 0)
            yield return block;
    }

    private static IEnumerable<string> Bounded(List<string> warnings) => warnings.Count <= MaxWarnings
        ? warnings
        : warnings.Take(MaxWarnings).Append(string.Create(CultureInfo.InvariantCulture, $"There are {warnings.Count - MaxWarnings} more of these."));
}
