using ServerlessBlog.Site;

namespace ServerlessBlog.Syndication.Desk;

/// <summary>The files that the desk's pages for announcements name besides those of the desk.</summary>
public sealed class AnnouncementAssets
{
    private readonly Lazy<SiteAsset> _stylesheet = new(() => new SiteAsset("/desk/assets/announcements.css", "text/css; charset=utf-8", EmbeddedFile.Text("announcements.css")));
    private readonly Lazy<SiteAsset> _script = new(() => new SiteAsset("/desk/assets/announcements.js", "text/javascript; charset=utf-8", EmbeddedFile.Text("announcements.js")));

    public SiteAsset Stylesheet => _stylesheet.Value;

    public SiteAsset Script => _script.Value;
}
