using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using ServerlessBlog.Local.Processes;

namespace ServerlessBlog.Local.Azurite;

/// <summary>Azurite's blob and table services as a process of their own, on loopback.</summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    private readonly ChildProcess _process;
    private readonly string? _temporaryDirectory;

    private AzuriteProcess(ChildProcess process, string? temporaryDirectory, Ports ports)
    {
        _process = process;
        _temporaryDirectory = temporaryDirectory;
        BlobPort = ports.Blob;
        TablePort = ports.Table;
    }

    /// <summary>The emulator's published account; its key is no secret.</summary>
    public const string AccountName = "devstoreaccount1";

    /// <summary>The key of <see cref="AccountName" />, the same in every emulator.</summary>
    public const string AccountKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>The port of the blob service.</summary>
    public int BlobPort { get; }

    /// <summary>The port of the table service.</summary>
    public int TablePort { get; }

    /// <summary>The process id.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Completes when the process has ended.</summary>
    public Task Exited => _process.Exited;

    /// <summary>The blob service's endpoint, with the account in its path.</summary>
    public Uri BlobEndpoint => Endpoint(BlobPort);

    /// <summary>The table service's endpoint, with the account in its path.</summary>
    public Uri TableEndpoint => Endpoint(TablePort);

    /// <summary>A storage connection string with explicit endpoints.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={AccountName};AccountKey={AccountKey};"
        + $"BlobEndpoint={BlobEndpoint};TableEndpoint={TableEndpoint};";

    /// <summary>Starts an instance, and installs Azurite first where that has not been done.</summary>
    /// <exception cref="LocalException">It could not be installed or started.</exception>
    public static async Task<AzuriteProcess> StartAsync(AzuriteOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new AzuriteOptions();
        await NodePackages.EnsureAsync(progress: null, cancellationToken);

        var temporary = options is { Durable: true, DataDirectory: null }
            ? Directory.CreateTempSubdirectory("azurite-").FullName
            : null;
        var settings = JsonSerializer.Serialize(new Settings(
            options.Durable ? options.DataDirectory ?? temporary : null, options.BlobPort, options.TablePort), JsonSerializerOptions.Web);

        var announced = new TaskCompletionSource<Ports>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = StartNode(settings, line => Announce(line, announced), options.LogPath);
        try
        {
            await Task.WhenAny(announced.Task, process.Exited).WaitAsync(StartLimit, cancellationToken);
            if (!announced.Task.IsCompleted)
                throw new LocalException($"Azurite did not start: {process.Output}");
            return new AzuriteProcess(process, temporary, await announced.Task);
        }
        catch
        {
            await process.DisposeAsync();
            Delete(temporary);
            throw;
        }
    }

    /// <summary>Ends it at once, as SIGKILL does; what is on disk stays. Completes when the process is gone.</summary>
    public async Task KillAsync()
    {
        Kill();
        await _process.Exited;
    }

    /// <summary>Ends it at once, as SIGKILL does, without waiting; what is on disk stays.</summary>
    public void Kill() => _process.Kill();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_process.Exited.IsCompleted)
        {
            _process.CloseInput();
            await _process.ExitedWithinAsync(StopLimit);
        }

        await _process.DisposeAsync();
        Delete(_temporaryDirectory);
    }

    private static ChildProcess StartNode(string settings, Action<string> onLine, string? logPath)
    {
        try
        {
            return ChildProcess.Start(
                "node", [LocalFolder.Combine("Azurite", "storage.cjs"), settings], onLine: onLine, logPath: logPath);
        }
        catch (Win32Exception missing)
        {
            throw new LocalException("node is missing: install Node.js 20 or newer.", missing);
        }
    }

    private static Uri Endpoint(int port) =>
        new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/{AccountName}"));

    private static void Announce(string line, TaskCompletionSource<Ports> announced)
    {
        if (line.StartsWith("{\"blob\":", StringComparison.Ordinal))
            announced.TrySetResult(JsonSerializer.Deserialize<Ports>(line, JsonSerializerOptions.Web)!);
    }

    private static void Delete(string? directory)
    {
        if (directory is not null)
            Directory.Delete(directory, recursive: true);
    }

    private sealed record Settings(string? Location, int BlobPort, int TablePort);

    private sealed record Ports(int Blob, int Table);
}
