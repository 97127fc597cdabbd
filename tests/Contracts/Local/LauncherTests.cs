using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using ServerlessBlog.Tests.Support;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Local;

[UnsupportedOSPlatform("windows")]
public sealed class LauncherTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("launcher ").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task It_prints_where_the_blog_is_and_the_key_when_the_app_answers()
    {
        await using var run = LauncherRun.Start(_data);
        var (address, key) = await run.ReadyAsync();

        using var client = new HttpClient();
        (await client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);
        key.Length.ShouldBeGreaterThanOrEqualTo(32);
    }

    [Fact]
    public async Task The_key_is_made_once_and_only_its_owner_can_read_it()
    {
        string first;
        await using (var run = LauncherRun.Start(_data))
            first = (await run.ReadyAsync()).Key;

        await using var again = LauncherRun.Start(_data);
        (await again.ReadyAsync()).Key.ShouldBe(first);
        File.GetUnixFileMode(Path.Combine(_data, "author-key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task The_app_gets_the_environment_and_the_addresses_of_storage_and_queues()
    {
        await using var run = LauncherRun.Start(
            _data, environment: [("Blog__AuthorKey", "a key of my own choice"), ("Blog__Title", "題名"), ("PublishSchedule", "*/2 * * * * *")]);
        var (address, key) = await run.ReadyAsync();
        key.ShouldBe("a key of my own choice");

        var environment = await run.GetAsync("environment");
        string? Value(string name) => environment.GetProperty(name).GetString();
        Value("Blog__AuthorKey").ShouldBe(key);
        Value("Blog__Title").ShouldBe("題名");
        Value("PublishSchedule").ShouldBe("*/2 * * * * *");
        Value("Blog__BaseUrl").ShouldBe(address.GetLeftPart(UriPartial.Authority));
        Value("ASPNETCORE_URLS").ShouldBe(address.GetLeftPart(UriPartial.Authority));
        Value("BlogStorage")!.ShouldContain("TableEndpoint=http://127.0.0.1:");
        Value("AzureWebJobsStorage").ShouldBe(Value("BlogStorage"));
        Value("ServiceBus")!.ShouldContain("UseDevelopmentEmulator=true");
        File.Exists(Path.Combine(_data, "author-key")).ShouldBeFalse();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whether_it_is_asked_to_end_or_killed_nothing_that_it_started_is_left(bool killed)
    {
        await using var run = LauncherRun.Start(_data);
        await run.ReadyAsync();
        var children = run.Children();
        children.Count.ShouldBe(3, "Azurite, the app and the app's guard");

        if (killed)
            run.Process.Kill();
        else
            (await run.Process.StopAsync(LauncherRun.Limit)).ShouldBe(0);

        await run.Process.Exited.WaitAsync(LauncherRun.Limit);
        await Wait.UntilAsync("the end of all processes", () => Task.FromResult(!children.Any(LauncherRun.IsRunning)));
    }

    [Fact]
    public async Task A_taken_port_is_one_line_and_nothing_is_started()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        await using var run = LauncherRun.Start(_data, ["--port", $"{port}", "--empty"]);

        (await run.Process.Exited.WaitAsync(LauncherRun.Limit)).ShouldBe(1);
        run.Process.Output.Lines.ShouldBe([$"run.sh: port {port} is taken; give another one with --port."]);
        Directory.Exists(Path.Combine(_data, "logs")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_second_run_on_the_same_data_is_one_line()
    {
        await using var first = LauncherRun.Start(_data);
        await first.ReadyAsync();

        await using var second = LauncherRun.Start(_data);

        (await second.Process.Exited.WaitAsync(LauncherRun.Limit)).ShouldBe(1);
        second.Process.Output.Lines.ShouldHaveSingleItem().ShouldBe(
            $"run.sh: the data folder {_data} is in use by another run; give another one with --data.");
    }

    [Fact]
    public async Task An_app_that_does_not_start_is_shown_with_what_it_said()
    {
        await using var run = LauncherRun.Start(_data, environment: [("STUB_REFUSES", "Blog__Title must have 1 to 200 characters.")]);

        (await run.Process.Exited.WaitAsync(LauncherRun.Limit)).ShouldBe(1);
        run.Process.Output.ToString().ShouldContain("the app did not start (exit code 1)");
        run.Process.Output.ToString().ShouldContain("Blog__Title must have 1 to 200 characters.");
    }

    [Fact]
    public async Task When_the_app_ends_the_launcher_ends_and_says_so()
    {
        await using var run = LauncherRun.Start(_data);
        await run.ReadyAsync();
        var children = run.Children();

        Kill(await AppOf(children));

        (await run.Process.Exited.WaitAsync(LauncherRun.Limit)).ShouldBe(1);
        run.Process.Output.ToString().ShouldContain("the app has ended");
        await Wait.UntilAsync("the end of all processes", () => Task.FromResult(!children.Any(LauncherRun.IsRunning)));
    }

    [Fact]
    public async Task The_sample_is_loaded_once_and_a_load_that_was_cut_short_goes_on()
    {
        await using (var cutShort = LauncherRun.Start(_data, ["--port", "0"], ("STUB_POSTS", "5")))
            (await cutShort.Process.Exited.WaitAsync(LauncherRun.Limit)).ShouldBe(1);

        await using (var run = LauncherRun.Start(_data, ["--port", "0"]))
        {
            var state = await run.GetAsync("state");
            state.GetProperty("authors").EnumerateObject().Count().ShouldBe(2);
            var posts = state.GetProperty("posts").EnumerateObject().Select(post => post.Value).ToList();
            posts.Count.ShouldBeGreaterThanOrEqualTo(14);
            posts.Count(post => post.GetProperty("status").GetString() is "published").ShouldBe(posts.Count - 1);
            posts.Count(post => post.GetProperty("status").GetString() is "scheduled").ShouldBe(1);
            posts.Count(post => post.GetProperty("language").GetString() is "en").ShouldBeGreaterThanOrEqualTo(4);
        }

        File.Delete(Path.Combine(_data, "stub-state.json"));
        await using var again = LauncherRun.Start(_data, ["--port", "0"]);
        (await again.GetAsync("state")).GetProperty("posts").EnumerateObject().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_blog_that_was_started_empty_never_gets_the_sample()
    {
        await using (var empty = LauncherRun.Start(_data))
            await empty.ReadyAsync();

        await using var run = LauncherRun.Start(_data, ["--port", "0"]);
        (await run.GetAsync("state")).GetProperty("posts").EnumerateObject().ShouldBeEmpty();
    }

    private static async Task<int> AppOf(IReadOnlyList<int> children)
    {
        foreach (var child in children)
        {
            if ((await File.ReadAllTextAsync($"/proc/{child}/cmdline")).Contains("stub-app.cjs", StringComparison.Ordinal))
                return child;
        }

        throw new InvalidOperationException("The stub does not run.");
    }

    private static void Kill(int processId)
    {
        using var process = System.Diagnostics.Process.GetProcessById(processId);
        process.Kill();
    }
}
