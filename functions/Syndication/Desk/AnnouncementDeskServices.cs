using Microsoft.Extensions.DependencyInjection;
using ServerlessBlog.Syndication.Desk.Composer;
using ServerlessBlog.Syndication.Desk.Ledger;

namespace ServerlessBlog.Syndication.Desk;

/// <summary>Registers the desk's pages for announcements.</summary>
public static class AnnouncementDeskServices
{
    public static IServiceCollection AddAnnouncementDesk(this IServiceCollection services) => services
        .AddSingleton<AnnouncementAssets>()
        .AddSingleton<AnnouncementInfo>()
        .AddSingleton<LedgerPages>()
        .AddSingleton<ComposerBoxes>()
        .AddSingleton<BoxReviews>()
        .AddSingleton<ComposerWork>()
        .AddSingleton<ComposerPages>();
}
