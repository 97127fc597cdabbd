using System.Globalization;
using System.Text.RegularExpressions;
using NCrontab;
using ServerlessBlog.Bench.Cost.Model;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Cost;

/// <summary>What docs/cost.md assumes, against what the template deploys.</summary>
public sealed partial class TemplateTests
{
    private const int Weeks = 4;

    [Theory]
    [InlineData("PublishSchedule")]
    [InlineData("SyndicationSchedule")]
    [InlineData("DigestSchedule")]
    [InlineData("BackupSchedule")]
    public void The_timers_run_as_often_as_is_reckoned(string setting)
    {
        var schedule = Setting().Matches(Read("settings.bicep")).Single(match => match.Groups["name"].Value == setting).Groups["schedule"].Value;
        var start = new DateTime(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc);
        var runs = CrontabSchedule.Parse(schedule, new CrontabSchedule.ParseOptions { IncludingSeconds = true }).GetNextOccurrences(start.AddSeconds(-1), start.AddDays(7 * Weeks)).Count();
        (Weeks * 7.0 * 24 * 60 / runs).ShouldBe(Assumptions.TimerMinutes[$"%{setting}%"], 0.01);
    }

    [Fact]
    public void Instances_and_the_cap_of_the_logs_are_as_large_as_is_reckoned()
    {
        Read("app.bicep").ShouldContain($"instanceMemoryMB: {(Assumptions.InstanceGigabytes * 1024).ToString(CultureInfo.InvariantCulture)}");
        Read("monitoring.bicep").ShouldContain($"dailyQuotaGb: json('{Assumptions.LogCapGigabytes.ToString(CultureInfo.InvariantCulture)}')");
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cost", name));

    [GeneratedRegex(@"(?<name>\w+Schedule): '(?<schedule>[^']+)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Setting();
}
