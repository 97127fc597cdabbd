using System.Globalization;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Site.Theming;

namespace ServerlessBlog.Site;

/// <summary>What every page shows or needs.</summary>
public sealed class SiteInfo(IOptions<BlogOptions> options, Urls urls, BlogClock clock, SiteAssets assets, Theme theme)
{
    public string Title => options.Value.Title;

    /// <summary>One or two sentences about the blog; may be empty.</summary>
    public string Description => options.Value.Description;

    public string Language => options.Value.Language;

    public Urls Urls { get; } = urls;

    public SiteTexts Texts { get; } = SiteTexts.For(options.Value.Language);

    public SiteAssets Assets { get; } = assets;

    public Theme Theme { get; } = theme;

    /// <summary>A day as the blog's language writes it: <c>2010年1月 3日 (日)</c>, <c>Sunday, January 3, 2010</c>.</summary>
    public string Date(DateTimeOffset time) => Texts.DateFormat(clock.Local(time));

    /// <summary>A day where there is little room.</summary>
    public string ShortDate(DateTimeOffset time) => Texts.ShortDateFormat(clock.Local(time));

    public string Time(DateTimeOffset time) => Texts.TimeFormat(clock.Local(time));

    /// <summary>A time for a machine, with the blog's own offset.</summary>
    public string Machine(DateTimeOffset time) => clock.Local(time).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
