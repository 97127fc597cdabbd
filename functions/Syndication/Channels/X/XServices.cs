using Microsoft.Extensions.DependencyInjection;
using ServerlessBlog.Syndication.Channels.X.Access;
using ServerlessBlog.Syndication.Channels.X.Connect;

namespace ServerlessBlog.Syndication.Channels.X;

/// <summary>Registers what channels of the kind x share.</summary>
public static class XServices
{
    public static IServiceCollection AddX(this IServiceCollection services) => services
        .AddSingleton<XTokenStore>()
        .AddSingleton<XConnections>();
}
