using ServerlessBlog.Bench.Cost.Model;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Cost;

/// <summary>From what was measured to what is billed, with numbers that can be reckoned in the head.</summary>
public sealed class LoadTests
{
    private static readonly Calls Nothing = new(0, 0, 0, 0, 0);

    private static readonly Measured Measured = new(
        "Measured nowhere.",
        [
            new(OperationNames.FirstVisit, 4, 0.05, 20_000, new Calls(4, 0, 0, 0, 0), []),
            new(OperationNames.Page, 1, 0.05, 10_000, new Calls(4, 0, 0, 0, 0), []),
            new(OperationNames.Comment, 1, 0.02, 1_000, new Calls(1, 2, 0, 0, 3), [new QueueWork("moderation", 1, 0.1)]),
        ],
        [],
        ProcessorSeconds: 0.001,
        LogBytes: 0);

    private static readonly Measured WithTimer = Measured with { Timers = [new("Sweep", "%PublishSchedule%", 1.02, Nothing with { TableReads = 2 }, [])] };

    [Fact]
    public void A_view_is_four_executions_in_one_second_of_half_a_gigabyte()
    {
        var load = Of(views: 100);
        load.Used[Meter.Executions].ShouldBe(400);
        load.Used[Meter.GigabyteSeconds].ShouldBe(50, 0.1);
        load.Used[Meter.TableTransactions].ShouldBe(400, 4);
        load.Used[Meter.Egress].ShouldBe(0.002, 1e-9);
    }

    [Fact]
    public void On_a_front_page_an_instance_is_active_all_day_and_storage_is_asked_each_five_seconds()
    {
        var load = Of(views: 1_000_000);
        load.Instances.ShouldBe(1);
        load.Used[Meter.GigabyteSeconds].ShouldBe(43_200, 10);
        load.Used[Meter.TableTransactions].ShouldBe(24 * 60 * 60 / 5 * 4, 2_000);
    }

    [Fact]
    public void When_readers_ask_for_more_than_an_instance_has_there_are_more() => Of(views: 4_000_000).Instances.ShouldBe(4);

    [Fact]
    public void Behind_Front_Door_the_app_sees_one_view_a_minute_from_each_place_and_pays_for_no_egress()
    {
        var load = Of(views: 1_000_000, frontDoor: true);
        // A miss every 60 s and the while until somebody comes; and three files once for each place.
        load.Used[Meter.Executions].ShouldBe((10 * 86_400 / 60.86) + 30, 20);
        load.Used[Meter.FrontDoorRequests].ShouldBe(4_000_000);
        load.Used[Meter.FrontDoorTransfer].ShouldBe(20, 0.001);
        load.Used.Keys.ShouldNotContain(Meter.Egress, "what the app sends to Front Door is free");
    }

    [Fact]
    public void A_message_is_an_execution_and_a_period_of_its_own()
    {
        var load = Of(views: 0, comments: 10);
        load.Used[Meter.Executions].ShouldBe(20);
        load.Used[Meter.GigabyteSeconds].ShouldBe(10, 0.01);
        load.Used[Meter.TableTransactions].ShouldBe(30);
        load.Used[Meter.BusOperations].ShouldBe(30 + (4 * 8_640));
    }

    [Fact]
    public void A_timer_is_billed_each_run_and_starts_an_instance_each_run()
    {
        var load = Of(views: 0, measured: WithTimer);
        load.Used[Meter.Executions].ShouldBe(96);
        load.Used[Meter.GigabyteSeconds].ShouldBe(96 * 1.1 * 0.5, 0.01);
        load.Used[Meter.TableTransactions].ShouldBe(192);
        load.ColdStarts.ShouldBe(96);
    }

    [Fact]
    public void A_timer_whose_schedule_is_not_known_stops_the_reckoning()
    {
        var unknown = WithTimer with { Timers = [WithTimer.Timers[0] with { Schedule = "%NewSchedule%" }] };
        Should.Throw<InvalidOperationException>(() => Of(views: 0, measured: unknown)).Message.ShouldContain("Sweep");
    }

    [Fact]
    public void What_is_free_is_taken_off_each_meter_by_itself()
    {
        var load = Of(views: 1_000_000);
        var executions = 4_000_000 * 0.4 / 1e6;
        Bill.Of(load).ShouldBeGreaterThan(executions + (43_200 * 0.000026));
        (Bill.Of(load) - Bill.AfterGrantsOf(load)).ShouldBe((250_000 * 0.4 / 1e6) + (43_200 * 0.000026) + (20 * 0.087) + (0.16 * 2.3), 0.01);
    }

    private static Load Of(double views, double comments = 0, bool frontDoor = false, Measured? measured = null) => Load.Of(
        new Scenario("A day", "a day", 1, views, [1], comments == 0 ? new Dictionary<string, double>(StringComparer.Ordinal) : new Dictionary<string, double>(StringComparer.Ordinal) { [OperationNames.Comment] = comments }),
        measured ?? Measured,
        frontDoor);
}
