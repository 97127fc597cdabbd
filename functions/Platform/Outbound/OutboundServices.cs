using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ServerlessBlog.Platform.Outbound;

/// <summary>Registers the client for other people's servers.</summary>
public static class OutboundServices
{
    public static IServiceCollection AddOutbound(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<OutboundOptions>, OutboundOptionsValidator>();
        services.AddOptions<OutboundOptions>().Bind(configuration.GetSection(OutboundOptions.Section)).ValidateOnStart();
        return services
            .AddSingleton<IHostResolver, SystemHostResolver>()
            .AddSingleton(new OutboundLimits())
            .AddSingleton<OutboundClient>();
    }
}
