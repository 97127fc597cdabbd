using System.Reflection;

namespace ServerlessBlog.Platform;

/// <summary>The version that is running.</summary>
public static class AppVersion
{
    /// <summary>As the build wrote it, with what stands for the source and the time where it was published.</summary>
    public static string Current { get; } =
        typeof(AppVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
