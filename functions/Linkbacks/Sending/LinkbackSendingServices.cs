using Microsoft.Extensions.DependencyInjection;
using ServerlessBlog.Linkbacks.Sending.Store;

namespace ServerlessBlog.Linkbacks.Sending;

/// <summary>Registers what tells other pages of links to them.</summary>
public static class LinkbackSendingServices
{
    public static IServiceCollection AddLinkbackSending(this IServiceCollection services) => services
        .AddSingleton<LinkbackLedger>()
        .AddSingleton<SentLinkbacks>();
}
