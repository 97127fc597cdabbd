using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using ServerlessBlog.Platform.Timers;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Timers;

public sealed class TimerTableTests
{
    private static readonly Assembly App = typeof(TimerTable).Assembly;

    [Fact]
    public void Every_timer_function_is_in_it_because_its_class_is_a_job()
    {
        var functions = App.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetParameters().Any(parameter => parameter.GetCustomAttribute<TimerTriggerAttribute>() is not null))
            .Select(method => method.GetCustomAttribute<FunctionAttribute>()!.Name);

        new TimerTable(Settings(), App).All.Select(timer => timer.Name).ShouldBe(functions, ignoreOrder: true);
    }

    [Fact]
    public void A_timer_is_found_in_any_case_and_knows_when_a_setting_turns_it_off()
    {
        var table = new TimerTable(Settings(("AzureWebJobs.PublishDuePosts.Disabled", "true"), ("AzureWebJobs:MakeDigest:Disabled", "1"), ("AzureWebJobs_TidySearch_Disabled", "1")), App);

        table.Find("publishdueposts")!.IsDisabled.ShouldBeTrue();
        table.Find("MakeDigest")!.IsDisabled.ShouldBeTrue();
        table.Find("TidySearch")!.IsDisabled.ShouldBeTrue();
        table.Find("SweepModeration")!.IsDisabled.ShouldBeFalse();
        table.Find("Nothing").ShouldBeNull();
    }

    [Theory]
    [InlineData("PublishSchedule", null, "Set PublishSchedule to")]
    [InlineData("SyndicationSchedule", "every five minutes", "SyndicationSchedule must be")]
    [InlineData("DigestSchedule", "*/5 * * * *", "DigestSchedule must be")]
    public void A_schedule_that_is_missing_or_none_is_named_without_its_value(string setting, string? value, string sentence)
    {
        var error = Should.Throw<InvalidOperationException>(() => new TimerTable(Settings((setting, value)), App));
        error.Message.ShouldStartWith(sentence);
        if (value is not null)
            error.Message.ShouldNotContain(value);
    }

    private static IConfiguration Settings(params (string Name, string? Value)[] settings)
    {
        var all = App.GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<TimerTriggerAttribute>()?.Schedule)
            .Where(schedule => schedule?.StartsWith('%') == true)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(schedule => schedule!.Trim('%'), string? (_) => "0 0 0 1 1 *", StringComparer.Ordinal);
        foreach (var (name, value) in settings)
            all[name] = value;
        return new ConfigurationBuilder().AddInMemoryCollection(all).Build();
    }
}
