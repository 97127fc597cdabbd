using System.Net;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Operations;

public sealed class ReadyTests
{
    [Fact]
    public async Task A_new_blog_is_ready_and_its_process_lives_without_all_that_it_needs()
    {
        await using var blog = await TestBlog.StartAsync();
        var (status, ready) = await AskAsync(blog);

        status.ShouldBe(HttpStatusCode.OK);
        ((string)ready["status"]!).ShouldBe("ready");
        ready["checks"]!.AsArray().Select(check => $"{check!["name"]} {check["status"]}").ShouldBe(
            ["tables pass", "timers pass", "blobs pass", "queues pass", "deadLetters pass", "secrets pass"]);
        var healthz = await blog.Author.GetAsync("/healthz");
        ((string)ready["version"]!).ShouldBe((string)healthz.Json["version"]!);

        await blog.KillAzuriteAsync();
        await blog.Bus.KillAsync();
        (await blog.Author.GetAsync("/healthz")).Status.ShouldBe(HttpStatusCode.OK, "it touches nothing");
    }

    [Fact]
    public async Task Without_storage_it_is_unavailable_until_storage_is_back()
    {
        await using var blog = await TestBlog.StartAsync(new TestBlogOptions { Durable = true });
        await blog.KillAzuriteAsync();

        var (status, ready) = await AskAsync(blog);
        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        ((string)ready["status"]!).ShouldBe("unavailable");
        (Check(ready, "tables"), Check(ready, "blobs"), Check(ready, "queues")).ShouldBe(("fail", "fail", "pass"));

        await blog.StartAzuriteAsync();
        await Wait.UntilAsync("it is ready again", async () => (await AskAsync(blog)).Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_queues_it_is_unavailable_until_they_are_back()
    {
        await using var blog = await TestBlog.StartAsync();
        await blog.Bus.KillAsync();

        var (status, ready) = await AskAsync(blog);
        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (Check(ready, "tables"), Check(ready, "blobs"), Check(ready, "queues")).ShouldBe(("pass", "pass", "fail"));
        Detail(ready, "queues").ShouldContain("moderation");

        await blog.StartBusAsync();
        await Wait.UntilAsync("it is ready again", async () => (await AskAsync(blog)).Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_dead_letter_is_told_of_and_stays_where_it_is()
    {
        await using var blog = await TestBlog.StartAsync();
        await using var bus = new ServiceBusClient(blog.Bus.ConnectionString);
        await using (var sender = bus.CreateSender("linkbacks"))
            await sender.SendMessageAsync(new ServiceBusMessage("this is no message of the blog"));
        await Wait.UntilAsync("it is dead", async () => (await blog.Bus.QueuesAsync()).Sum(queue => queue.DeadLettered) == 1);

        var (status, ready) = await AskAsync(blog);
        status.ShouldBe(HttpStatusCode.OK, "the blog works");
        ((string)ready["status"]!).ShouldBe("degraded");
        Detail(ready, "deadLetters").ShouldBe("Messages that could not be handled wait in linkbacks; the author's desk lists them.");
        (await blog.Author.GetAsync("/api/desk/messages")).Json["items"]!.AsArray().Count.ShouldBe(1, "looking takes nothing away");
    }

    [Fact]
    public async Task Timers_that_are_late_or_failed_are_named()
    {
        await using var blog = await TestBlog.StartAsync(new TestBlogOptions { Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["DigestSchedule"] = "0 0 0 * * *" } });
        await blog.Author.CreateAsync(new { title = "The tables are there" });
        var runs = new TableServiceClient(blog.Azurite.ConnectionString).GetTableClient("schedule");
        await runs.UpsertEntityAsync(new TableEntity("timers", "MakeDigest") { ["LastRun"] = DateTimeOffset.UtcNow.AddDays(-10) });
        await runs.UpsertEntityAsync(new TableEntity("timers", "TidySearch") { ["LastRun"] = DateTimeOffset.UtcNow, ["Failed"] = true });

        var (status, ready) = await AskAsync(blog);
        status.ShouldBe(HttpStatusCode.OK);
        ((string)ready["status"]!).ShouldBe("degraded");
        Detail(ready, "timers").ShouldBe("Late: MakeDigest. Failed the last time: TidySearch.");
    }

    [Fact]
    public async Task References_to_Key_Vault_that_are_open_are_counted_in_public_and_named_in_the_log_alone()
    {
        const string reference = "@Microsoft.KeyVault(SecretUri=https://some-vault.vault.azure.net/secrets/Channels--memo--Secret)";
        await using var blog = await TestBlog.StartAsync(new TestBlogOptions
        {
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Channels__memo__Kind"] = "webhook",
                ["Channels__memo__Endpoint"] = "https://list.example/hook",
                ["Channels__memo__Secret"] = reference,
            },
        });

        var (status, ready) = await AskAsync(blog);
        status.ShouldBe(HttpStatusCode.OK);
        Check(ready, "secrets").ShouldBe("warn");
        Detail(ready, "secrets").ShouldContain(": 1.");
        ready.ToJsonString().ShouldNotContain("memo");
        ready.ToJsonString().ShouldNotContain("vault.azure.net");
        blog.App.Output.Lines.ShouldContain(line => line.Contains("Channels__memo__Secret", StringComparison.Ordinal));
        blog.App.Output.ToString().ShouldNotContain("some-vault");
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> AskAsync(TestBlog blog)
    {
        using var response = await blog.Reader.GetAsync(new Uri("/healthz/ready", UriKind.Relative));
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    private static JsonNode Find(JsonNode ready, string name) => ready["checks"]!.AsArray().Single(check => (string)check!["name"]! == name)!;

    private static string Check(JsonNode ready, string name) => (string)Find(ready, name)["status"]!;

    private static string Detail(JsonNode ready, string name) => (string)Find(ready, name)["detail"]!;
}
