using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace ServerlessBlog.Platform.Timers;

/// <summary>All timer functions, in the order of their names.</summary>
public sealed class TimerTable
{
    /// <exception cref="InvalidOperationException">A schedule is missing or none; the message is one sentence that names the setting.</exception>
    public TimerTable(IConfiguration configuration, Assembly assembly) =>
        All = [.. TimerFunction.Find(assembly)
            .OrderBy(timer => timer.Name, StringComparer.OrdinalIgnoreCase)
            .Select(timer => new TimerFunction(timer.Name, Schedule(timer.Schedule, configuration), IsDisabled(timer.Name, configuration), timer.Job))];

    public IReadOnlyList<TimerFunction> All { get; }

    /// <summary>The timer function of this name, in any case; null when there is none.</summary>
    public TimerFunction? Find(string name) =>
        All.FirstOrDefault(timer => timer.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static TimerSchedule Schedule(string text, IConfiguration configuration)
    {
        if (text is not ['%', .. var setting, '%'])
            return TimerSchedule.Parse(text) ?? throw new InvalidOperationException($"'{text}' is no schedule.");
        if (configuration[setting] is not { Length: > 0 } expression)
            throw new InvalidOperationException($"Set {setting} to the schedule of its timers, six fields such as 0 */15 * * * * (second, minute, hour, day, month, day of the week; UTC).");
        return TimerSchedule.Parse(expression)
            ?? throw new InvalidOperationException($"{setting} must be a schedule of six fields such as 0 */15 * * * * (second, minute, hour, day, month, day of the week; UTC).");
    }

    // As the host's setting is named, as a hierarchy of settings, and as Linux has it, whose variables have no periods.
    private static bool IsDisabled(string name, IConfiguration configuration) =>
        (configuration[$"AzureWebJobs.{name}.Disabled"] ?? configuration[$"AzureWebJobs:{name}:Disabled"] ?? configuration[$"AzureWebJobs_{name}_Disabled"]) is { } value
        && (value is "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase));
}
