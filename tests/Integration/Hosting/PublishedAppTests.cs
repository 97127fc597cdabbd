using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ServerlessBlog.Local.Azurite;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using ServerlessBlog.Tests.Support.FunctionsHost;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Hosting;

/// <summary>The published app, started and called as the Functions host does.</summary>
public sealed class PublishedAppTests : IAsyncLifetime
{
    private static readonly string Folder = PublishedApp.Folder;

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("hosted-");
    private AzuriteProcess? _azurite;
    private BusProcess? _bus;

    public async Task InitializeAsync()
    {
        _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { Durable = false });
        _bus = await BusProcess.StartAsync(Path.Combine(_data.FullName, "queues.db"), ["indexing"], TimeSpan.FromSeconds(10), 0);
    }

    public async Task DisposeAsync()
    {
        await _bus!.DisposeAsync();
        await _azurite!.DisposeAsync();
        _data.Delete(recursive: true);
    }

    [Fact]
    public void Every_route_that_answers_GET_answers_HEAD_and_the_catch_all_comes_last()
    {
        var functions = HostedFunction.ReadAll(Folder);
        functions[^1].Name.ShouldBe("ZzFallback");
        foreach (var function in functions.Where(function => function.TriggerType == "httpTrigger"))
        {
            // No methods means all of them.
            var methods = function.Trigger["methods"]?.AsArray().Select(method => (string)method!).ToList() ?? ["get", "head"];
            methods.Contains("head").ShouldBe(methods.Contains("get"), function.Name);
            ((string)function.Trigger["authLevel"]!).ShouldBe("anonymous", function.Name);
        }
    }

    [Fact]
    public async Task Posts_are_written_and_read_through_the_hosts_proxy_and_queue_messages_publish_them()
    {
        await using var host = await StartAsync(pumpMessages: true);
        using var http = new HttpClient { BaseAddress = host.Address };
        var author = new BlogClient(http, TestBlog.AuthorKey);

        var draft = await author.CreateAsync(new { title = "プロキシ越しの記事", body = "本文" });
        draft.Headers.Contains("Server-Timing").ShouldBeFalse("costs are shown only where no host is around");
        draft.Json["url"]!.GetValue<string>().ShouldStartWith("https://blog.example/posts/");
        var at = DateTimeOffset.UtcNow.AddSeconds(3);
        (await author.PostAsync($"/api/posts/{draft.Slug}/schedule", new { at = at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture) }, draft.ETag)).Status.ShouldBe(HttpStatusCode.OK);

        await Wait.UntilAsync("the message publishes the post", async () => await StatusAsync(http, "/posts/" + Uri.EscapeDataString(draft.Slug)) == HttpStatusCode.OK);
        (await StatusAsync(http, "/")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(http, "/no/such/page")).ShouldBe(HttpStatusCode.NotFound);
        (await author.SendAsync(HttpMethod.Put, "/api/posts", new { })).Status.ShouldBe(HttpStatusCode.MethodNotAllowed);
        await Wait.UntilAsync("the queue is drained", _bus!.IsDrainedAsync);
    }

    [Fact]
    public async Task The_timer_publishes_what_fell_through()
    {
        await using var host = await StartAsync(pumpMessages: false);
        using var http = new HttpClient { BaseAddress = host.Address };
        var author = new BlogClient(http, TestBlog.AuthorKey);
        var draft = await author.CreateAsync(new { title = "Due" });
        var at = DateTimeOffset.UtcNow.AddSeconds(2);
        await author.PostAsync($"/api/posts/{draft.Slug}/schedule", new { at = at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture) }, draft.ETag);

        await Wait.UntilAsync("it is due", () => Task.FromResult(DateTimeOffset.UtcNow > at));
        (await StatusAsync(http, "/posts/" + draft.Slug)).ShouldBe(HttpStatusCode.NotFound);
        await host.FireTimerAsync("PublishDuePosts");

        (await StatusAsync(http, "/posts/" + draft.Slug)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/IndexPosts", """{"Data":{"message":"\"{\\\"slug\\\":\\\"fallen\\\",\\\"version\\\":0}\""},"Metadata":{}}""")]
    [InlineData("/PublishDuePosts", """{"Data":{"timer":{"IsPastDue":true}},"Metadata":{}}""")]
    public async Task Nobody_outside_can_run_a_trigger(string path, string body)
    {
        await using var host = await StartAsync(pumpMessages: false);
        using var http = new HttpClient { BaseAddress = host.Address };
        var author = new BlogClient(http, TestBlog.AuthorKey);
        var draft = await author.CreateAsync(new { title = "Fallen" });
        var at = DateTimeOffset.UtcNow.AddSeconds(1);
        await author.PostAsync("/api/posts/fallen/schedule", new { at = at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture) }, draft.ETag);
        await Wait.UntilAsync("it is due", () => Task.FromResult(DateTimeOffset.UtcNow > at));

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.TransferEncodingChunked = true;
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Azure-Functions-Host", "4.0"));
        request.Headers.Add("X-Azure-Functions-InvocationId", Guid.NewGuid().ToString());
        using var response = await http.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(http, "/posts/fallen")).ShouldBe(HttpStatusCode.NotFound, "the trigger would have published it");
    }

    private Task<FunctionsHostDouble> StartAsync(bool pumpMessages) => FunctionsHostDouble.StartAsync(new FunctionsHostOptions
    {
        AppFolder = Folder,
        PumpMessages = pumpMessages,
        Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["BlogStorage"] = _azurite!.ConnectionString,
            ["AzureWebJobsStorage"] = _azurite.ConnectionString,
            ["ServiceBus"] = _bus!.ConnectionString,
            ["PublishSchedule"] = "0 */5 * * * *",
            ["SyndicationSchedule"] = "0 */5 * * * *",
            ["DigestSchedule"] = "0 0 * * * *",
            ["Blog__BaseUrl"] = "https://blog.example",
            ["Blog__AuthorKey"] = TestBlog.AuthorKey,
        },
    });

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string path)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }
}
