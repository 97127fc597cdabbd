using System.Globalization;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Platform.Text;

namespace ServerlessBlog.Syndication.Statuses;

/// <summary>Titles of drafts, in the blog's language, for the author to change.</summary>
public sealed class StatusTitles(IOptions<BlogOptions> options, BlogClock clock)
{
    private readonly StatusTexts _texts = new(options.Value.Language);

    /// <summary>The title of a post that quotes statuses from <paramref name="first"/> to <paramref name="last"/>, as far as that is known.</summary>
    public string Of(DateTimeOffset? first, DateTimeOffset? last)
    {
        if (first is not { } from || last is not { } to)
            return _texts.Undated;
        return Day(from) == Day(to) ? _texts.OfDay(Day(from)) : _texts.OfDays(Day(from), Day(to));
    }

    /// <summary>The title of the digest of a channel; <paramref name="until"/> is the first instant after it.</summary>
    public string OfDigest(string channel, DateTimeOffset from, DateTimeOffset until) => _texts.OfWeek(channel, Day(from), Day(until.AddTicks(-1)));

    private string Day(DateTimeOffset instant) => clock.Local(instant).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed class StatusTexts(string language) : TextTable("StatusTexts", language)
    {
        public string Undated => Text();

        public string OfDay(string day) => Fill(Text(), day);

        public string OfDays(string first, string last) => Fill(Text(), first, last);

        public string OfWeek(string channel, string first, string last) => Fill(Text(), channel, first, last);
    }
}
