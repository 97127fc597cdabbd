using ServerlessBlog.Local.Processes;
using ServerlessBlog.Tests.Support.FunctionsHost;

namespace ServerlessBlog.Tests.Support.Blog.Apps;

/// <summary>The published app under the Functions host's double, which proxies requests to it and calls its triggers.</summary>
public sealed class HostedApp : IBlogApp
{
    private HostedApp(FunctionsHostDouble host) => Host = host;

    /// <summary>The host.</summary>
    public FunctionsHostDouble Host { get; }

    public int Id => Host.HandlerProcessId;

    public OutputTail Output => Host.Output;

    public bool HasEnded => Host.Stopped.IsCompleted;

    public static async Task<HostedApp> StartAsync(int port, IReadOnlyDictionary<string, string?> settings, bool takesMessages) => new(await FunctionsHostDouble.StartAsync(new FunctionsHostOptions
    {
        AppFolder = PublishedApp.Folder,
        Port = port,
        PumpMessages = takesMessages,
        RunTimers = true,
        // Tests read what answers cost.
        Settings = new Dictionary<string, string?>(settings, StringComparer.Ordinal) { ["Blog__ShowCost"] = settings.GetValueOrDefault("Blog__ShowCost", "true") },
    }));

    public void Kill() => Host.Die();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
