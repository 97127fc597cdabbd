using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ServerlessBlog.Moderation.Judge;

/// <summary>Registers the judge of comments and linkbacks, its memory, and the notices of what waits.</summary>
public static class JudgeServices
{
    public static IServiceCollection AddModerationJudge(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<ModerationOptions>, ModerationOptionsValidator>();
        services.AddOptions<ModerationOptions>().Bind(configuration.GetSection(ModerationOptions.Section)).ValidateOnStart();
        return services
            .AddSingleton<ClientKeys>()
            .AddSingleton<ClientHasher>()
            .AddSingleton<ClientSeal>();
    }
}
