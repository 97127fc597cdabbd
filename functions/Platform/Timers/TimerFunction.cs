using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace ServerlessBlog.Platform.Timers;

/// <summary>A timer function, as its attributes and the settings describe it.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Schedule">When its turns are.</param>
/// <param name="IsDisabled">Whether the setting <c>AzureWebJobs.{name}.Disabled</c> turns it off.</param>
/// <param name="Job">The class that does the work.</param>
public sealed record TimerFunction(string Name, TimerSchedule Schedule, bool IsDisabled, Type Job)
{
    /// <summary>Makes the class anew, as for a turn of the timer, and runs it.</summary>
    public Task RunAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        ((ITimerJob)ActivatorUtilities.CreateInstance(services, Job)).Run(new TimerInfo(), cancellationToken);

    /// <summary>The timer functions of <paramref name="assembly"/>: name, schedule with its <c>%SETTING%</c>, class.</summary>
    public static IEnumerable<(string Name, string Schedule, Type Job)> Find(Assembly assembly) =>
        from type in assembly.GetTypes()
        where type is { IsClass: true, IsAbstract: false } && typeof(ITimerJob).IsAssignableFrom(type)
        let method = type.GetMethod(nameof(ITimerJob.Run), [typeof(TimerInfo), typeof(CancellationToken)])
        select (
            method.GetCustomAttribute<FunctionAttribute>()!.Name,
            method.GetParameters()[0].GetCustomAttribute<TimerTriggerAttribute>()!.Schedule,
            type);
}
