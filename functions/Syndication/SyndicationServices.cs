using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Syndication.Announcements;
using ServerlessBlog.Syndication.Announcements.Store;
using ServerlessBlog.Syndication.Channels;
using ServerlessBlog.Syndication.Channels.Settings;
using ServerlessBlog.Syndication.Channels.X;
using ServerlessBlog.Syndication.Desk;
using ServerlessBlog.Syndication.Sending;
using ServerlessBlog.Syndication.Statuses;

namespace ServerlessBlog.Syndication;

/// <summary>Registers the announcements of posts on social networks.</summary>
public static class SyndicationServices
{
    public static IServiceCollection AddSyndication(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IConfigureOptions<ChannelsOptions>>(new ChannelsConfiguration(configuration));
        services.AddSingleton<IValidateOptions<ChannelsOptions>, ChannelsValidator>();
        services.AddOptions<ChannelsOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<SyndicationOptions>, SyndicationOptionsValidator>();
        services.AddSettings<SyndicationOptions>(configuration, SyndicationOptions.Section);
        return services
            .AddSingleton<ChannelDirectory>()
            .AddSingleton<AnnouncementStore>()
            .AddSingleton<AnnouncementMessages>()
            .AddAnnouncementPlanning()
            .AddX()
            .AddAnnouncementSending()
            .AddStatuses()
            .AddAnnouncementDesk();
    }
}
