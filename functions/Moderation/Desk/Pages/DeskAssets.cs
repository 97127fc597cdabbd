using ServerlessBlog.Site;

namespace ServerlessBlog.Moderation.Desk.Pages;

/// <summary>The files that the desk's pages name besides those of the site.</summary>
public sealed class DeskAssets
{
    private readonly Lazy<SiteAsset> _stylesheet = new(() => new SiteAsset("/desk/assets/desk.css", "text/css; charset=utf-8", EmbeddedFile.Text("desk.css")));
    private readonly Lazy<SiteAsset> _script = new(() => new SiteAsset("/desk/assets/desk.js", "text/javascript; charset=utf-8", EmbeddedFile.Text("desk.js")));

    public SiteAsset Stylesheet => _stylesheet.Value;

    public SiteAsset Script => _script.Value;
}
