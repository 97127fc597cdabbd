using System.Globalization;
using ServerlessBlog.Local.Processes;
using ServerlessBlog.Tests.Support.Blog;

namespace ServerlessBlog.Tests.Support.FunctionsHost;

/// <summary>
/// Keeps the app's process alive by the host's rules: ready when GET / gets any answer; exit code 0 is not restarted,
/// 200 is, any other is counted, and the third ends the host. It is never asked to end, only killed.
/// </summary>
internal sealed class HandlerProcess : IAsyncDisposable
{
    private const int RestartExitCode = 200;
    private const int CountedErrorsUntilStop = 3;
    private static readonly TimeSpan InitializationTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PingInterval = TimeSpan.FromMilliseconds(25);

    private readonly string _executable;
    private readonly FunctionsHostOptions _options;
    private readonly HostSettings _settings;
    private readonly OutputTail _log;
    private readonly HttpMessageInvoker _ping = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    private readonly CancellationTokenSource _disposing = new();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _supervision;
    private TaskCompletionSource<int> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ChildProcess? _process;

    public HandlerProcess(FunctionsHostOptions options, HostSettings settings, OutputTail log)
    {
        _options = options;
        _settings = settings;
        _log = log;
        var inApp = Path.Combine(options.AppFolder, settings.Executable);
        _executable = File.Exists(inApp) ? inApp : settings.Executable;
        _supervision = SuperviseAsync();
    }

    /// <summary>How often the process was started.</summary>
    public int Starts { get; private set; }

    public int Id => _process?.Id ?? throw new InvalidOperationException("The app has not been started yet.");

    /// <summary>Completes when the host has given the app up.</summary>
    public Task Stopped => _stopped.Task;

    /// <summary>The port of a process that is ready; waits while one is starting.</summary>
    public Task<int> PortAsync(CancellationToken cancellationToken) => _ready.Task.WaitAsync(cancellationToken);

    public void Kill()
    {
        if (_process is { Exited.IsCompleted: false } process)
            process.Kill();
    }

    /// <summary>Kills the process and starts none again.</summary>
    public void Die()
    {
        _disposing.Cancel();
        Kill();
    }

    public async ValueTask DisposeAsync()
    {
        Die();
        await _supervision;
        _ping.Dispose();
        _disposing.Dispose();
    }

    private async Task SuperviseAsync()
    {
        var errors = 0;
        while (true)
        {
            var port = TestBlog.FreePort();
            await using var process = Start(port);
            _process = process;
            Starts++;
            var exited = await WaitUntilReadyAsync(process, port);
            var code = exited ?? await process.Exited;
            if (_disposing.IsCancellationRequested)
                return;
            _log.Add(string.Create(CultureInfo.InvariantCulture, $"host: {_settings.Executable} exited with code {code}."));
            if (code == 0 || (code != RestartExitCode && ++errors == CountedErrorsUntilStop))
            {
                var gone = new InvalidOperationException($"The app ended with {code} and is not restarted: {process.Output}");
                if (!_ready.TrySetException(gone))
                    (_ready = NewReady()).SetException(gone);
                _ = _ready.Task.Exception;
                if (code != 0)
                    _stopped.TrySetResult();
                return;
            }

            if (_ready.Task.IsCompleted)
                _ready = NewReady();
        }
    }

    private async Task<int?> WaitUntilReadyAsync(ChildProcess process, int port)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_disposing.Token);
        limit.CancelAfter(InitializationTimeout);
        using var timer = new PeriodicTimer(PingInterval);
        while (!process.Exited.IsCompleted)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{port}/");
                using var response = await _ping.SendAsync(request, limit.Token);
                _ready.TrySetResult(port);
                return null;
            }
            catch (HttpRequestException)
            {
                await Task.WhenAny(timer.WaitForNextTickAsync(limit.Token).AsTask(), process.Exited);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
            }
        }

        return await process.Exited;
    }

    private ChildProcess Start(int port)
    {
        var text = port.ToString(CultureInfo.InvariantCulture);
        var id = Guid.NewGuid().ToString();
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            // The host's own address, which the app inherits and must not use: nobody can listen there.
            ["ASPNETCORE_URLS"] = "http://240.0.0.1:80",
            ["ASPNETCORE_HTTP_PORTS"] = "80",
        };
        foreach (var (name, value) in _options.Settings)
            environment[name] = value;
        environment["FUNCTIONS_CUSTOMHANDLER_PORT"] = text;
        environment["FUNCTIONS_HTTPWORKER_PORT"] = text;
        environment["FUNCTIONS_CUSTOMHANDLER_WORKER_ID"] = id;
        environment["FUNCTIONS_HTTPWORKER_ID"] = id;
        environment["FUNCTIONS_APP_ROOT_PATH"] = _options.AppFolder;
        return ChildProcess.Start(_executable, _settings.Arguments, _options.AppFolder, environment, onLine: _log.Add);
    }

    private static TaskCompletionSource<int> NewReady() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
