using ServerlessBlog.Local.Processes;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;

namespace ServerlessBlog.Tests.Contracts.Worker;

/// <summary>The published sample app by itself, without a Functions host.</summary>
sealed class SampleProcess : IAsyncDisposable
{
    static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(40);

    readonly ChildProcess _process;

    SampleProcess(ChildProcess process, Uri address)
    {
        _process = process;
        Address = address;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = address };
    }

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "SampleApp");

    public Uri Address { get; }

    public HttpClient Client { get; }

    public int Id => _process.Id;

    public string Output => _process.Output.ToString();

    public Task<int> Exited => _process.Exited;

    /// <summary>Settings with which no trigger runs.</summary>
    public static Dictionary<string, string?> Settings(params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["FUNCTIONS_CUSTOMHANDLER_PORT"] = null,
            ["AzureWebJobs__Tick__Disabled"] = "1",
            ["AzureWebJobs__AtStart__Disabled"] = "true",
            ["AzureWebJobs__OnMessage__Disabled"] = "1",
            ["AzureWebJobs__OnOrder__Disabled"] = "1",
            ["AzureWebJobs__OnText__Disabled"] = "1",
            ["AzureWebJobs__OnKept__Disabled"] = "1",
            ["OrderQueue"] = "orders",
        };
        foreach (var (name, value) in settings)
            all[name] = value;
        return all;
    }

    /// <summary>Starts the app and waits until it answers.</summary>
    public static async Task<SampleProcess> StartAsync(Dictionary<string, string?> settings)
    {
        var address = new Uri($"http://127.0.0.1:{TestBlog.FreePort()}/");
        var sample = new SampleProcess(Launch(settings, "--urls", address.ToString()), address);
        try
        {
            await Wait.UntilAsync("the sample app", sample.AnswersAsync);
            return sample;
        }
        catch
        {
            await sample.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the app, which may well end at once.</summary>
    public static ChildProcess Launch(Dictionary<string, string?> settings, params string[] arguments) =>
        ChildProcess.Start(Path.Combine(Folder, "SampleApp"), arguments, Folder, settings);

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.Exited;
    }

    /// <summary>SIGTERM; returns the exit code.</summary>
    public Task<int> StopAsync() => _process.StopAsync(StopLimit);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _process.DisposeAsync();
    }

    async Task<bool> AnswersAsync()
    {
        if (_process.Exited.IsCompleted)
            throw new InvalidOperationException($"The sample app ended with {await _process.Exited}: {Output}");
        try
        {
            using var response = await Client.GetAsync("");
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
