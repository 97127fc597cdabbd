using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker.Invocation;
using Microsoft.Azure.Functions.Worker.Metadata;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Standalone.Timers;

/// <summary>Runs the timer functions. Locks are kept where the Functions host keeps its own, under AzureWebJobsStorage.</summary>
internal sealed class TimerService(
    FunctionCatalog functions,
    TriggerRunner runner,
    IConfiguration configuration,
    IHostEnvironment environment,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<TimerService> logger)
    : TriggerService(time, lifetime)
{
    private const string Storage = "AzureWebJobsStorage";
    private const string Container = "azure-webjobs-hosts";

    private readonly TimeProvider _time = time;
    private List<(FunctionDescriptor Function, TimerSchedule Schedule)> _timers = [];

    protected override bool CheckSettings()
    {
        _timers = functions.Triggered
            .Where(f => f.Trigger is TimerTriggerMetadata && !Settings.IsDisabled(f.Name, configuration))
            .Select(f => (f, ReadSchedule(f)))
            .ToList();
        if (_timers.Count == 0)
            return false;
        if (ConnectionSettings.Find(configuration, Storage) is { } settings
            && (settings.ConnectionString ?? settings["blobServiceUri"] ?? settings["accountName"]) is not null)
            return true;
        throw new InvalidOperationException(
            $"The setting {Storage} (or {Storage}__accountName) is missing, which timer function '{_timers[0].Function.Name}' needs so that one instance at a time runs it.");
    }

    protected override IReadOnlyList<Func<CancellationToken, CancellationToken, Task>> Prepare()
    {
        var container = CreateContainer();
#pragma warning disable CA1308 // Blob names of locks are lower-case by convention.
        var app = environment.ApplicationName.ToLowerInvariant();
#pragma warning restore CA1308
        return _timers.ConvertAll<Func<CancellationToken, CancellationToken, Task>>(t => new TimerLoop(
            t.Function, t.Schedule, new TimerLock(container, $"locks/{app}/{t.Function.Name}", _time), runner, _time, logger).RunAsync);
    }

    private TimerSchedule ReadSchedule(FunctionDescriptor function) =>
        TimerSchedule.Parse(Settings.Resolve(((TimerTriggerMetadata)function.Trigger).Schedule, configuration, function.Name), function.Name);

    private BlobContainerClient CreateContainer()
    {
        var settings = ConnectionSettings.Find(configuration, Storage)!;
        try
        {
            return settings.ConnectionString is { } connectionString
                ? new BlobContainerClient(connectionString, Container)
                : new BlobContainerClient(
                    new Uri($"{(settings["blobServiceUri"] ?? $"https://{settings["accountName"]}.blob.core.windows.net").TrimEnd('/')}/{Container}"),
                    settings.CreateCredential());
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new InvalidOperationException($"The setting {Storage} is not a storage connection: {e.Message}", e);
        }
    }
}
