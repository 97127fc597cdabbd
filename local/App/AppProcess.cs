using System.ComponentModel;
using System.Net;
using ServerlessBlog.Local.Processes;

namespace ServerlessBlog.Local.App;

/// <summary>The app as a process of its own.</summary>
public sealed class AppProcess : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(25);

    private readonly ChildProcess _process;
    private readonly ChildProcess? _guard;

    private AppProcess(ChildProcess process, Uri address)
    {
        _process = process;
        _guard = OrphanGuard.Start(process.Id);
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The process id.</summary>
    public int ProcessId => _process.Id;

    /// <summary>The last lines that it has written.</summary>
    public OutputTail Output => _process.Output;

    /// <summary>The exit code, when it has ended.</summary>
    public Task<int> Exited => _process.Exited;

    /// <summary>Starts the app and waits until <c>GET /</c> is answered with 200.</summary>
    /// <exception cref="LocalException">It does not exist, ended, or did not answer in time; the message holds its last lines.</exception>
    public static async Task<AppProcess> StartAsync(AppOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var app = new AppProcess(StartProcess(options), options.Address);
        try
        {
            await app.AnswersAsync(options.StartLimit, cancellationToken);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until <c>GET /</c> is answered with 200.</summary>
    /// <exception cref="LocalException">It ended, or did not answer in time.</exception>
    public async Task AnswersAsync(TimeSpan limit, CancellationToken cancellationToken = default)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(limit);
        using var client = new HttpClient { BaseAddress = Address };
        while (!await IsAnsweringAsync(client, deadline.Token))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Exited.IsCompleted)
                throw new LocalException($"the app did not start (exit code {await Exited}):{Environment.NewLine}{Output.Last(20)}");
            if (deadline.IsCancellationRequested)
                throw new LocalException($"the app did not answer at {Address} within {limit.TotalSeconds} seconds:{Environment.NewLine}{Output.Last(20)}");
            await Task.WhenAny(Exited, Task.Delay(Poll, CancellationToken.None));
        }
    }

    /// <summary>Ends it at once, as SIGKILL does, without waiting.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Ends it at once, as SIGKILL does. Completes when the process is gone.</summary>
    public async Task KillAsync()
    {
        Kill();
        await Exited;
    }

    /// <summary>Asks it to end (SIGTERM), and kills it when it has not within 20 seconds.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> StopAsync() => _process.StopAsync(StopLimit);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _process.DisposeAsync();
        if (_guard is not null)
            await OrphanGuard.DismissAsync(_guard);
    }

    private static ChildProcess StartProcess(AppOptions options)
    {
        if (!File.Exists(options.Path))
            throw new LocalException($"the app is missing: {options.Path} has not been built.");
        var isAssembly = options.Path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
        try
        {
            return ChildProcess.Start(
                isAssembly ? "dotnet" : options.Path,
                isAssembly ? [options.Path] : [],
                Path.GetDirectoryName(options.Path),
                options.Environment,
                logPath: options.LogPath);
        }
        catch (Win32Exception problem)
        {
            throw new LocalException($"the app could not be started: {problem.Message}", problem);
        }
    }

    private static async Task<bool> IsAnsweringAsync(HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(new Uri("/", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception notYet) when (notYet is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
