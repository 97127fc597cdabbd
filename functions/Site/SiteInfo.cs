using Microsoft.Extensions.Options;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Options;

namespace ServerlessBlog.Site;

/// <summary>What every page shows or needs.</summary>
public sealed class SiteInfo(IOptions<BlogOptions> options, Urls urls, BlogClock clock)
{
    public string Title => options.Value.Title;

    public string Language => options.Value.Language;

    public Urls Urls { get; } = urls;

    public SiteTexts Texts { get; } = SiteTexts.For(options.Value.Language);

    /// <summary>A day as the blog's language writes it: <c>2010年1月 3日 (日)</c>, <c>Sunday, January 3, 2010</c>.</summary>
    public string Date(DateTimeOffset time) => Texts.Date(clock.Local(time));

    /// <summary>A time for a machine, with the blog's own offset.</summary>
    public string Machine(DateTimeOffset time) => clock.Local(time).ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
}
