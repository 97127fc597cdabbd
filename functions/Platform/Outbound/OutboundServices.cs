using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Options;

namespace ServerlessBlog.Platform.Outbound;

/// <summary>Registers the client for other people's servers.</summary>
public static class OutboundServices
{
    public static IServiceCollection AddOutbound(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<OutboundOptions>, OutboundOptionsValidator>();
        services.AddSettings<OutboundOptions>(configuration, OutboundOptions.Section);
        return services
            .AddSingleton<IHostResolver, SystemHostResolver>()
            .AddSingleton(new OutboundLimits())
            .AddSingleton<OutboundClient>();
    }
}
