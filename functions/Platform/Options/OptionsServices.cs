using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ServerlessBlog.Platform.Options;

/// <summary>Binds a class of options to its section so that a setting that is misspelt or cannot be read stops the start.</summary>
public static class OptionsServices
{
    /// <typeparam name="T">The options.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The configuration.</param>
    /// <param name="section">The section, the first part of the settings' names.</param>
    /// <param name="neighbours">Other options that share the section.</param>
    /// <exception cref="InvalidOperationException">A setting is wrong; the message is one sentence that names it.</exception>
    public static IServiceCollection AddSettings<T>(this IServiceCollection services, IConfiguration configuration, string section, params Type[] neighbours)
        where T : class
    {
        var settings = configuration.GetSection(section);
        SettingNames.Check(settings, [typeof(T), .. neighbours]);
        services.AddOptions<T>().Bind(settings).ValidateOnStart();
        return services;
    }
}
