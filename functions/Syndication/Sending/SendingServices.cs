using Microsoft.Extensions.DependencyInjection;
using ServerlessBlog.Platform.Restoring;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Syndication.Sending.Delivery;

namespace ServerlessBlog.Syndication.Sending;

/// <summary>Registers what sends announcements.</summary>
public static class SendingServices
{
    public static IServiceCollection AddAnnouncementSending(this IServiceCollection services) => services
        .AddSingleton<IPostFollower, SyndicationFollower>()
        .AddSingleton<AnnouncementSchedule>()
        .AddSingleton<IReturningRows, ReturningAnnouncements>()
        .AddSingleton<ChannelStates>()
        .AddSingleton<Spending>()
        .AddSingleton<AttemptResults>()
        .AddSingleton<AnnouncementEnd>()
        .AddSingleton<AnnouncementClaims>()
        .AddSingleton<Transmission>()
        .AddSingleton<Announcer>()
        .AddSingleton<StatusLinks>()
        .AddSingleton<AnnouncementWork>()
        .AddSingleton<SyndicationMessages>()
        .AddSingleton<ISyndicationTask, TellStopped>()
        .AddSingleton<AnnouncementDecisions>();
}
