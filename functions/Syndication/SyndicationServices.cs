using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServerlessBlog.Syndication.Announcements.Store;
using ServerlessBlog.Syndication.Channels;
using ServerlessBlog.Syndication.Channels.Settings;

namespace ServerlessBlog.Syndication;

/// <summary>Registers the announcements of posts on social networks.</summary>
public static class SyndicationServices
{
    public static IServiceCollection AddSyndication(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IConfigureOptions<ChannelsOptions>>(new ChannelsConfiguration(configuration));
        services.AddSingleton<IValidateOptions<ChannelsOptions>, ChannelsValidator>();
        services.AddOptions<ChannelsOptions>().ValidateOnStart();
        return services
            .AddSingleton<ChannelDirectory>()
            .AddSingleton<AnnouncementStore>();
    }
}
