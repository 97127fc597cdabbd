using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Site;

namespace ServerlessBlog.Moderation.Desk.Pages;

/// <summary>What every page of the desk shows or needs.</summary>
public sealed class DeskInfo(SiteInfo site, DeskAssets assets, IOptions<BlogOptions> options)
{
    public SiteInfo Site { get; } = site;

    public DeskAssets Assets { get; } = assets;

    public DeskTexts Texts { get; } = new(options.Value.Language);

    /// <summary>A time as people write it.</summary>
    public string When(DateTimeOffset time) => $"{Site.ShortDate(time)} {Site.Time(time)}";
}
