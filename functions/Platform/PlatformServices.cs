using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Platform.Signing;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Platform.Timers;

namespace ServerlessBlog.Platform;

/// <summary>Registers what the features share.</summary>
public static class PlatformServices
{
    public static IServiceCollection AddPlatform(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IValidateOptions<BlogOptions>, BlogOptionsValidator>();
        services.AddSettings<BlogOptions>(configuration, BlogOptions.Section);
        // The server's own answer to a long path has no sentence; ours has.
        services.Configure<KestrelServerOptions>(server => server.Limits.MaxRequestLineSize = 64 * 1024);
        return services
            .AddBlogStorage(configuration)
            .AddBlogQueues(configuration)
            .AddTimers(configuration)
            .AddOutbound(configuration)
            .AddHostedService<ConnectionCheck>()
            .AddSingleton<ProblemAnswers>()
            .AddSingleton<PublicCache>()
            .AddSingleton<ServerTiming>()
            .AddSingleton<AuthorKey>()
            .AddSingleton<SigningSecret>()
            .AddSingleton<SignedTokens>()
            .AddSingleton<ClientAddress>()
            .AddSingleton<Throttle>()
            .AddSingleton<Urls>()
            .AddSingleton<RouteTable>()
            .AddSingleton<OpenApiDescription>()
            .AddSingleton<BlogClock>();
    }
}
