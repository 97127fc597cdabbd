using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServerlessBlog.Linkbacks.Reception;
using ServerlessBlog.Linkbacks.Sending.Delivery;
using ServerlessBlog.Linkbacks.Sending.Discovery;
using ServerlessBlog.Linkbacks.Sending.Plan;
using ServerlessBlog.Linkbacks.Sending.Protocols;
using ServerlessBlog.Linkbacks.Sending.Store;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Platform.Restoring;
using ServerlessBlog.Posts.Lists;

namespace ServerlessBlog.Linkbacks.Sending;

/// <summary>Registers what tells other pages of links to them.</summary>
public static class LinkbackSendingServices
{
    public static IServiceCollection AddLinkbackSending(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<SendingOptions>, SendingOptionsValidator>();
        services.AddSettings<SendingOptions>(configuration, SendingOptions.Section, typeof(ReceivingOptions));
        return services
            .AddSingleton<IPostFollower, LinkbackFollower>()
            .AddSingleton<IReturningRows, ReturningLinkbacks>()
            .AddSingleton<LinkbackLedger>()
            .AddSingleton<SendPlanner>()
            .AddSingleton<EndpointFinder>()
            .AddSingleton<ILinkbackSender, WebmentionSender>()
            .AddSingleton<ILinkbackSender, PingbackSender>()
            .AddSingleton<ILinkbackSender, TrackbackSender>()
            .AddSingleton<Transmitter>()
            .AddSingleton<Attempts>()
            .AddSingleton<LinkbackTeller>()
            .AddSingleton<LinkbackWork>()
            .AddSingleton<LinkbackMessages>()
            .AddSingleton<SentLinkbacks>();
    }
}
