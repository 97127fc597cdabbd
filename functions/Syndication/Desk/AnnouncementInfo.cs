using System.Globalization;
using Microsoft.Extensions.Options;
using ServerlessBlog.Moderation.Desk.Pages;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Site;

namespace ServerlessBlog.Syndication.Desk;

/// <summary>What every page of the desk for announcements shows or needs, besides what all pages of the desk do.</summary>
public sealed class AnnouncementInfo(DeskInfo desk, AnnouncementAssets assets, BlogClock clock, IOptions<BlogOptions> options)
{
    // As the input for a date and a time takes and sends it (HTML, section 4.10.5.1.11).
    private const string InputFormat = "yyyy-MM-dd'T'HH:mm";

    public DeskInfo Desk { get; } = desk;

    public SiteInfo Site => Desk.Site;

    public AnnouncementAssets Assets { get; } = assets;

    public AnnouncementTexts Texts { get; } = new(options.Value.Language);

    /// <summary>The name of the blog's time zone.</summary>
    public string Zone => options.Value.TimeZone;

    /// <summary>A time as people write it.</summary>
    public string When(DateTimeOffset time) => Desk.When(time);

    /// <summary>A time as the input for one has it, in the blog's zone; empty for none.</summary>
    public string InputOf(DateTimeOffset? time) => time is { } instant ? clock.Local(instant).ToString(InputFormat, CultureInfo.InvariantCulture) : "";

    /// <summary>The time that an input holds, in the blog's zone; null for what is none.</summary>
    public DateTimeOffset? TimeOf(string input) =>
        DateTime.TryParseExact(input, [InputFormat, InputFormat + "':'ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? clock.FromLocal(local) : null;
}
