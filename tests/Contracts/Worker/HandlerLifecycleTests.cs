using System.Net;
using ServerlessBlog.Tests.Support.FunctionsHost;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Worker;

/// <summary>How the app lives and dies under the host.</summary>
public sealed class HandlerLifecycleTests : IAsyncLifetime
{
    readonly HostedSample _sample = new();

    public Task InitializeAsync() => _sample.InitializeAsync();

    public Task DisposeAsync() => _sample.DisposeAsync();

    [Fact]
    public async Task A_killed_app_is_started_again_and_serves_on()
    {
        (await _sample.Client.GetStringAsync("")).ShouldBe("home");
        _sample.Host.KillHandler();
        await AnswersAgainAsync();
        _sample.Host.HandlerStarts.ShouldBe(2);
        await _sample.Host.FireTimerAsync("Tick");
        _sample.Journal.Read("Tick", "end").Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_third_crash_ends_the_host()
    {
        for (var crash = 1; crash <= 3; crash++)
        {
            using var response = await _sample.Client.PostAsync("exit/3", null);
            response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
            if (crash < 3)
                await AnswersAgainAsync();
        }

        await _sample.Host.Stopped.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task An_app_that_ends_by_itself_is_not_started_again()
    {
        await _sample.Client.PostAsync("exit/0", null);
        using var response = await _sample.Client.GetAsync("");
        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        _sample.Host.HandlerStarts.ShouldBe(1);
    }

    [Fact]
    public async Task An_exit_code_of_200_asks_for_a_restart()
    {
        for (var restart = 1; restart <= 4; restart++)
        {
            await _sample.Client.PostAsync("exit/200", null);
            await AnswersAgainAsync();
        }

        _sample.Host.HandlerStarts.ShouldBe(5);
    }

    [Fact]
    public async Task A_wrong_port_stops_the_start_with_a_sentence()
    {
        var settings = SampleProcess.Settings(("FUNCTIONS_CUSTOMHANDLER_PORT", "many"));
        await using var process = SampleProcess.Launch(settings);
        (await process.ExitedWithinAsync(TimeSpan.FromSeconds(30))).ShouldNotBe(0);
        process.Output.ToString().ShouldContain("FUNCTIONS_CUSTOMHANDLER_PORT is 'many', which is not a port number.");
    }

    async Task AnswersAgainAsync() => await Support.Wait.UntilAsync(
        "the app to answer again", async () => (await _sample.Client.GetAsync("")).IsSuccessStatusCode);
}
