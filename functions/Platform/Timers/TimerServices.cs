using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ServerlessBlog.Platform.Timers;

/// <summary>Registers what is known of the timer functions and their runs.</summary>
public static class TimerServices
{
    public static IServiceCollection AddTimers(this IServiceCollection services, IConfiguration configuration)
    {
        // Made while the rest of the start goes on.
        var table = Task.Run(() => new TimerTable(configuration, typeof(TimerServices).Assembly));
        return services.AddSingleton(_ => table.GetAwaiter().GetResult()).AddSingleton<TimerRuns>();
    }
}
