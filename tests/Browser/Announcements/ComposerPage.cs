using Microsoft.Playwright;

namespace ServerlessBlog.Tests.Browser.Announcements;

/// <summary>The parts of the composer, as their author finds them.</summary>
internal static class ComposerPage
{
    public static ILocator Box(this IPage page, string channel) => page.GetByRole(AriaRole.Region, new() { Name = channel });

    public static ILocator Town(this IPage page) => page.GetByLabel($"{AnnouncementBrowser.TownName}に送る文");

    public static ILocator Members(this IPage page) => page.GetByLabel($"{AnnouncementBrowser.MembersName}に送る文");

    public static Task SaveAsync(this IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "保存する" }).ClickAsync();
}
