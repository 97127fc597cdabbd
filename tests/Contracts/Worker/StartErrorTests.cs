using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Worker;

/// <summary>A setting that is wrong or missing ends the start with one sentence that names it.</summary>
public sealed class StartErrorTests
{
    const string Storage = "UseDevelopmentStorage=true";

    [Theory]
    [InlineData("Tick", "The setting 'TickSchedule' is missing, which function 'Tick' names as %TickSchedule%.")]
    [InlineData("Tick", "The schedule 'sometimes' of timer function 'Tick' is not valid: it must have six fields, the first of which is seconds.", "TickSchedule", "sometimes")]
    [InlineData("Tick", "The schedule '0 0 0 32 1 *' of timer function 'Tick' is not valid:", "TickSchedule", "0 0 0 32 1 *")]
    [InlineData("Tick", "The setting AzureWebJobsStorage (or AzureWebJobsStorage__accountName) is missing, which timer function 'Tick' needs", "TickSchedule", "0 * * * * *", "AzureWebJobsStorage", "")]
    [InlineData("Tick", "The setting AzureWebJobsStorage is not a storage connection:", "TickSchedule", "0 * * * * *", "AzureWebJobsStorage", "nonsense")]
    [InlineData("OnText", "The setting Bus (or Bus__fullyQualifiedNamespace) is missing, from which function 'OnText' receives its messages.")]
    [InlineData("OnText", "The setting Bus is not a Service Bus connection:", "Bus", "nonsense")]
    [InlineData("OnOrder", "The setting 'OrderQueue' is missing, which function 'OnOrder' names as %OrderQueue%.", "OrderQueue", "", "Bus", "Endpoint=sb://127.0.0.1/;SharedAccessKeyName=k;SharedAccessKey=c2VjcmV0")]
    public async Task The_start_ends_with_a_sentence(string function, string sentence, params string[] settings)
    {
        var all = SampleProcess.Settings(("AzureWebJobsStorage", Storage), ($"AzureWebJobs__{function}__Disabled", "0"));
        foreach (var pair in settings.Chunk(2))
            all[pair[0]] = pair[1];
        await using var process = SampleProcess.Launch(all, "--urls", $"http://127.0.0.1:{TestBlog.FreePort()}");
        (await process.ExitedWithinAsync(TimeSpan.FromSeconds(60))).ShouldNotBe(0);
        process.Output.Lines.ShouldContain(line => line.Contains(sentence, StringComparison.Ordinal), process.Output.ToString());
    }

    [Fact]
    public async Task A_taken_port_ends_the_start()
    {
        await using var first = await SampleProcess.StartAsync(SampleProcess.Settings());
        await using var second = SampleProcess.Launch(SampleProcess.Settings(), "--urls", first.Address.ToString());
        (await second.ExitedWithinAsync(TimeSpan.FromSeconds(60))).ShouldNotBe(0);
        second.Output.ToString().ShouldContain("address already in use");
    }

    [Fact]
    public async Task Without_timers_no_storage_is_needed()
    {
        var settings = SampleProcess.Settings();
        settings["AzureWebJobsStorage"] = "";
        await using var sample = await SampleProcess.StartAsync(settings);
        (await sample.Client.GetStringAsync("")).ShouldBe("home");
    }

    [Fact]
    public async Task ASPNETCORE_URLS_is_listened_on_when_nothing_is_given_on_the_command_line()
    {
        var port = TestBlog.FreePort();
        await using var process = SampleProcess.Launch(SampleProcess.Settings(("ASPNETCORE_URLS", $"http://127.0.0.1:{port}")));
        using var client = new HttpClient();
        await Wait.UntilAsync("the app", async () =>
        {
            try
            {
                return await client.GetStringAsync($"http://127.0.0.1:{port}/") is "home";
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
    }
}
