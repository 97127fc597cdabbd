using System.Text.RegularExpressions;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Logging.Abstractions;
using ServerlessBlog.Platform.Messaging;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Deployment.Azd.Hooks;

/// <summary>The hook after provisioning waits until the deployer can use storage and Service Bus.</summary>
public sealed class RoleProbeTests : IDisposable
{
    private readonly HookFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory, InlineData("sh"), InlineData("pwsh")]
    public async Task It_waits_while_the_roles_do_not_work_and_ends_when_they_do(string shell)
    {
        // Refused in turn: writing a blob; then, after the blob, writing a row; then, after both, sending.
        int?[] refusals = [403, null, null, null, 404, null, null, null, null, null, null, 401];
        await using var cloud = await StartAsync(new CloudDouble { Refuse = number => refusals.ElementAtOrDefault(number) });

        var result = await _folder.RunAsync("postprovision", shell, cloud.Environment);

        result.Exit.ShouldBe(0, result.Output);
        result.Output.ShouldContain("HTTP 403");
        result.Output.ShouldContain("HTTP 404");
        result.Output.ShouldContain("HTTP 401");
        Regex.Count(result.Output, "not yet").ShouldBe(3);
        result.Output.TrimEnd().ShouldEndWith("3 of 3");
    }

    [Theory, InlineData("sh"), InlineData("pwsh")]
    public async Task Three_successes_in_a_row_count_and_not_three_in_all(string shell)
    {
        // A whole round is eight requests; the front end that the third one meets knows nothing yet.
        await using var cloud = await StartAsync(new CloudDouble { Refuse = number => number == 16 ? 403 : null });

        var result = await _folder.RunAsync("postprovision", shell, cloud.Environment);

        result.Exit.ShouldBe(0, result.Output);
        Counts(result.Output).ShouldBe(["1", "2", "1", "2", "3"]);
    }

    [Theory, InlineData("sh"), InlineData("pwsh")]
    public async Task It_gives_up_after_its_time_with_what_was_refused(string shell)
    {
        await using var cloud = await StartAsync(new CloudDouble { Refuse = _ => 403 });

        var result = await _folder.RunAsync("postprovision", shell, [.. cloud.Environment, ("BLOG_PROBE_TIMEOUT", "0")]);

        result.Exit.ShouldBe(1);
        result.Output.ShouldMatch("the roles did not work within 0 s \\(PUT http://.*/blob/app-package/probe-[0-9a-f]{16}: HTTP 403\\)");
        result.Output.ShouldContain("azd env set BLOG_PROBE false");
    }

    [Theory, InlineData("sh"), InlineData("pwsh")]
    public async Task It_leaves_nothing_behind_but_messages_that_the_app_takes_and_ignores(string shell)
    {
        await using var cloud = await StartAsync(new CloudDouble());

        var result = await _folder.RunAsync("postprovision", shell, cloud.Environment);

        result.Exit.ShouldBe(0, result.Output);
        cloud.Stored.ShouldBeEmpty();
        var sent = cloud.Requests.Where(request => request.Target == "/bus/indexing/messages").ToList();
        sent.Count.ShouldBe(3);
        foreach (var message in sent)
        {
            message.Headers["Content-Type"].ShouldStartWith("application/json");
            var received = ServiceBusModelFactory.ServiceBusReceivedMessage(new BinaryData(message.Body));
            (await new QueueMessages(NullLogger<QueueMessages>.Instance).TryHandleAsync<object>(Queues.Indexing, received, [new DeploymentProbe()], _ => throw new InvalidOperationException("It names a post."), default)).ShouldBeTrue();
        }
    }

    [Theory, InlineData("sh"), InlineData("pwsh")]
    public async Task A_dead_letter_that_it_meets_is_put_back(string shell)
    {
        await using var cloud = await StartAsync(new CloudDouble { HasDeadLetter = true });

        var result = await _folder.RunAsync("postprovision", shell, cloud.Environment);

        result.Exit.ShouldBe(0, result.Output);
        cloud.Requests.Count(request => request is { Method: "PUT", Target: "/bus/indexing/$DeadLetterQueue/messages/7/lock" }).ShouldBe(3);
    }

    [Theory, InlineData("sh"), InlineData("pwsh")]
    public async Task No_token_is_ever_printed(string shell)
    {
        await using var cloud = await StartAsync(new CloudDouble { Refuse = number => number == 0 ? 401 : null });

        var result = await _folder.RunAsync("postprovision", shell, cloud.Environment);

        result.Exit.ShouldBe(0, result.Output);
        result.Output.ShouldNotContain(HookFolder.StorageToken);
        result.Output.ShouldNotContain(HookFolder.BusToken);
    }

    [Theory, InlineData("sh"), InlineData("pwsh")]
    public async Task Without_a_token_it_says_that_it_cannot_try_and_lets_azd_go_on(string shell)
    {
        _folder.LetAzdFail();
        await using var cloud = await StartAsync(new CloudDouble());

        var result = await _folder.RunAsync("postprovision", shell, cloud.Environment);

        result.Exit.ShouldBe(0, result.Output);
        result.Output.ShouldContain("'azd auth token' gives no token");
        cloud.Requests.ShouldBeEmpty();
    }

    [Theory, InlineData("sh"), InlineData("pwsh")]
    public async Task It_can_be_left_out(string shell)
    {
        await using var cloud = await StartAsync(new CloudDouble());

        var result = await _folder.RunAsync("postprovision", shell, [.. cloud.Environment, ("BLOG_PROBE", "false")]);

        result.Exit.ShouldBe(0, result.Output);
        cloud.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sh", "AZURE_SERVICE_BUS_ENDPOINT", "", "AZURE_SERVICE_BUS_ENDPOINT is not in azd's environment")]
    [InlineData("pwsh", "AZURE_SERVICE_BUS_ENDPOINT", "", "AZURE_SERVICE_BUS_ENDPOINT is not in azd's environment")]
    [InlineData("sh", "BLOG_PROBE_TIMEOUT", "10m", "BLOG_PROBE_TIMEOUT must be a whole number of seconds, not '10m'.")]
    [InlineData("pwsh", "BLOG_PROBE_TIMEOUT", "10m", "BLOG_PROBE_TIMEOUT must be a whole number of seconds, not '10m'.")]
    public async Task What_is_wrong_in_the_environment_is_named(string shell, string name, string value, string sentence)
    {
        await using var cloud = await StartAsync(new CloudDouble());

        var result = await _folder.RunAsync("postprovision", shell, [.. cloud.Environment, (name, value)]);

        result.Exit.ShouldBe(1);
        result.Output.ShouldContain(sentence);
    }

    private static async Task<CloudDouble> StartAsync(CloudDouble cloud)
    {
        await cloud.StartAsync();
        return cloud;
    }

    private static IEnumerable<string> Counts(string output) =>
        output.Split('\n').Where(line => line.TrimEnd().EndsWith(" of 3", StringComparison.Ordinal)).Select(line => line.Split(": ")[1][..1]);
}
