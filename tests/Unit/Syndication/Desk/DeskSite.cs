using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using ServerlessBlog.Moderation.Desk.Pages;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Syndication.Desk;
using ServerlessBlog.Tests.Unit.Site;

namespace ServerlessBlog.Tests.Unit.Syndication.Desk;

/// <summary>The desk's pages for announcements without storage: what they draw from given models.</summary>
internal sealed class DeskSite : IDisposable
{
    private readonly TestSite _site;

    public DeskSite(string language = "ja")
    {
        var options = Options.Create(new BlogOptions { BaseUrl = TestSite.BaseUrl + "/", Language = language });
        _site = new TestSite(language);
        Info = new AnnouncementInfo(new DeskInfo(_site.Info, new DeskAssets(), options), new AnnouncementAssets(), new BlogClock(TimeProvider.System, options), options);
    }

    public AnnouncementInfo Info { get; }

    public DeskSession Session { get; } = new("session", "form-token");

    public Task<IHtmlDocument> DrawAsync<TPage>(object model)
        where TPage : IComponent => _site.DrawAsync<TPage>(model);

    public void Dispose() => _site.Dispose();
}
