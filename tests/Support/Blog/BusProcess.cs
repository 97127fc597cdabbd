using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using ServerlessBlog.Local.Processes;
using ServerlessBlog.Local.ServiceBus;

namespace ServerlessBlog.Tests.Support.Blog;

/// <summary>The Service Bus emulator as a process of its own, so that it can be killed.</summary>
public sealed class BusProcess : IAsyncDisposable
{
    private const string Key = "a-key-for-tests-only";

    private readonly ChildProcess _process;
    private readonly HttpClient _http = new();

    private BusProcess(ChildProcess process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public string ConnectionString => string.Create(
        CultureInfo.InvariantCulture,
        $"Endpoint=sb://127.0.0.1:{Port}/;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey={Key};UseDevelopmentEmulator=true");

    /// <summary>Starts it, and returns when it listens.</summary>
    /// <param name="database">The file that holds the messages.</param>
    /// <param name="queues">The queues' names.</param>
    /// <param name="lockDuration">How long a received message is locked, in whole seconds.</param>
    /// <param name="port">The port; 0 takes a free one.</param>
    public static async Task<BusProcess> StartAsync(string database, IEnumerable<string> queues, TimeSpan lockDuration, int port)
    {
        var listening = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        const string announcement = "listening: ";
        var process = ChildProcess.Start(
            "dotnet",
            [
                typeof(ServiceBusCommand).Assembly.Location, "servicebus",
                "--database", database,
                "--port", port.ToString(CultureInfo.InvariantCulture),
                "--key", Key,
                "--lock-seconds", ((int)lockDuration.TotalSeconds).ToString(CultureInfo.InvariantCulture),
                .. queues.SelectMany(queue => new[] { "--queue", queue }),
            ],
            onLine: line =>
            {
                if (line.StartsWith(announcement, StringComparison.Ordinal))
                    listening.TrySetResult(int.Parse(line.AsSpan(announcement.Length), CultureInfo.InvariantCulture));
            });
        await Task.WhenAny(listening.Task, process.Exited).WaitAsync(TimeSpan.FromSeconds(60));
        return listening.Task.IsCompleted
            ? new BusProcess(process, await listening.Task)
            : throw new InvalidOperationException($"The Service Bus emulator ended: {process.Output}");
    }

    /// <summary>Whether no queue has anything left to do; dead-lettered messages do not count.</summary>
    public async Task<bool> IsDrainedAsync() => (await QueuesAsync()).All(queue => queue.IsDrained);

    public async Task<IReadOnlyList<QueueStatus>> QueuesAsync()
    {
        var url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}/emulator/queues"));
        return await _http.GetFromJsonAsync<QueueStatus[]>(url, JsonSerializerOptions.Web) ?? [];
    }

    /// <summary>Ends it at once, as SIGKILL does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.Exited;
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _http.Dispose();
    }
}
