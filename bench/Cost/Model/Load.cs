using static ServerlessBlog.Bench.Cost.Model.Assumptions;

namespace ServerlessBlog.Bench.Cost.Model;

/// <summary>What a scenario uses of each meter.</summary>
internal sealed class Load
{
    /// <summary>The storage calls of a host from its start until it goes for want of work.</summary>
    public const double HostCallsOfStart = Assumptions.HostCallsOfStart + (IdleSeconds / HostLockSeconds);

    private readonly Scenario _scenario;
    private readonly Measured _measured;
    private readonly Dictionary<Meter, double> _used = [];
    // By scale group, which has instances of its own: the seconds that its periods would be billed one by one, and their number.
    private readonly Dictionary<string, (double Seconds, double Periods)> _groups = new(StringComparer.Ordinal);
    private double _processorSeconds;
    private double _timerStarts;
    private double _timerSeconds;

    private Load(Scenario scenario, Measured measured) => (_scenario, _measured) = (scenario, measured);

    /// <summary>How much of each meter is used.</summary>
    public IReadOnlyDictionary<Meter, double> Used => _used;

    /// <summary>How often an instance starts from nothing.</summary>
    public double ColdStarts { get; private set; }

    /// <summary>The GB-s more if the platform bills the wait for cold starts.</summary>
    public double ColdStartGigabyteSeconds => ColdStarts * ColdStartSeconds * InstanceGigabytes;

    /// <summary>The instances that serve readers, while they are active.</summary>
    public double Instances { get; private set; }

    /// <summary>The gigabytes of logs without a daily cap.</summary>
    public double UncappedLogs { get; private set; }

    /// <summary>The transactions that the host makes of its own accord, part of those of blobs.</summary>
    public double HostCalls { get; private set; }

    public static Load Of(Scenario scenario, Measured measured, bool frontDoor)
    {
        var load = new Load(scenario, measured);
        if (frontDoor)
            load.AddViewsThroughTheEdge();
        else
            load.AddViewsAlone();
        foreach (var (operation, count) in scenario.Counts)
            load.Add(measured.Of(operation), count, frontDoor);
        foreach (var timer in measured.Timers)
            load.Add(timer);
        load.AddPlatform();
        return load;
    }

    /// <summary>How often a timer runs in the scenario.</summary>
    public static double RunsOf(MeasuredTimer timer, double seconds) => seconds / 60 / (TimerMinutes.TryGetValue(timer.Schedule, out var minutes)
        ? minutes
        : throw new InvalidOperationException($"Say in {nameof(Assumptions)} how often {timer.Name} runs ({timer.Schedule})."));

    // The edge answers what it has; what it has not, one of its places asks for, and then keeps.
    private void AddViewsThroughTheEdge()
    {
        var first = _measured.Of(OperationNames.FirstVisit);
        var asked = _scenario.Shares.Sum(share => EdgePlaces * ActiveTime.Misses(_scenario.Views * share / EdgePlaces, EdgeSeconds, _scenario.Seconds));
        AddViews(asked, _measured.Of(OperationNames.Page));
        // The other files are good for a year, but what is hardly read does not stay that long: once a day each, along with a page.
        Run("http", 0, 0, Math.Min(_scenario.Views, EdgePlaces * _scenario.Days) * (first.Requests - 1));
        Use(Meter.FrontDoorRequests, _scenario.Views * first.Requests);
        Use(Meter.FrontDoorTransfer, _scenario.Views * first.Bytes / 1e9);
        Use(Meter.FrontDoorMonths, _scenario.Days / Scenario.MonthDays);
    }

    private void AddViewsAlone()
    {
        var first = _measured.Of(OperationNames.FirstVisit);
        AddViews(_scenario.Views, first);
        Use(Meter.Egress, _scenario.Views * first.Bytes / 1e9);
    }

    // One after the other at random: what is in memory asks nothing of storage.
    private void AddViews(double views, MeasuredOperation view)
    {
        Run("http", views, view.Seconds, views * view.Requests);
        Ask(view.Calls, _scenario.Shares.Sum(share => ActiveTime.Misses(views * share, MemorySeconds, _scenario.Seconds)));
    }

    private void Add(MeasuredOperation operation, double count, bool frontDoor)
    {
        Run("http", count, operation.Seconds, count * operation.Requests);
        Ask(operation.Calls, count);
        foreach (var work in operation.Messages)
            Run(work.Queue, count * work.Count, work.Seconds, count * work.Count);
        Use(frontDoor ? Meter.FrontDoorTransfer : Meter.Egress, count * operation.Bytes / 1e9);
        if (frontDoor)
            Use(Meter.FrontDoorRequests, count * operation.Requests);
    }

    // Each timer has instances of its own, and its runs are too far apart to find one.
    private void Add(MeasuredTimer timer)
    {
        var runs = RunsOf(timer, _scenario.Seconds);
        _timerStarts += runs;
        _timerSeconds += runs * ActiveTime.Alone(timer.Seconds);
        Use(Meter.Executions, runs);
        Ask(timer.Calls, runs);
        foreach (var work in timer.Messages)
            Run(work.Queue, runs * work.Count, work.Seconds, runs * work.Count);
        Use(Meter.BlobReads, runs * HostReadsOfTimer);
        Use(Meter.BlobWrites, runs * HostWritesOfTimer);
        HostCalls += runs * (HostReadsOfTimer + HostWritesOfTimer);
    }

    private void Run(string group, double periods, double seconds, double executions)
    {
        var (sum, number) = _groups.GetValueOrDefault(group);
        _groups[group] = (sum + (periods * ActiveTime.Alone(seconds)), number + periods);
        Use(Meter.Executions, executions);
        if (group == "http")
            _processorSeconds += executions * (_measured.ProcessorSeconds + HostProcessorSeconds);
    }

    private void Ask(Calls calls, double times)
    {
        Use(Meter.TableTransactions, times * (calls.TableReads + calls.TableWrites));
        Use(Meter.BlobReads, times * calls.BlobReads);
        Use(Meter.BlobWrites, times * calls.BlobWrites);
        Use(Meter.BusOperations, times * calls.BusOperations);
    }

    private void AddPlatform()
    {
        var total = _scenario.Seconds;
        Instances = Math.Max(1, Math.Ceiling(_processorSeconds / total / (InstanceCores * Utilisation)));
        var active = _timerSeconds;
        ColdStarts = _timerStarts;
        foreach (var (group, (seconds, periods)) in _groups)
        {
            active += ActiveTime.Overlapping(seconds, total) * (group == "http" ? Instances : 1);
            ColdStarts += ActiveTime.AfterIdle(periods, IdleSeconds, total);
        }

        Use(Meter.GigabyteSeconds, active * InstanceGigabytes);
        var ofHosts = (ColdStarts * HostCallsOfStart) + (active / HostLockSeconds);
        HostCalls += ofHosts;
        Use(Meter.BlobReads, ofHosts);
        Use(Meter.BusOperations, Queues * total / QueueLookSeconds);
        var rows = Math.Min(_used[Meter.Executions] * HostRows, active * HostRowsASecond) * HostRowBytes;
        UncappedLogs = ((_used[Meter.Executions] * (RequestRowBytes + _measured.LogBytes)) + rows) / 1e9;
        Use(Meter.Logs, Math.Min(UncappedLogs, LogCapGigabytes * _scenario.Days));
        Use(Meter.TableStored, StoredInTables * _scenario.Days / Scenario.MonthDays);
        Use(Meter.BlobStored, StoredInBlobs * _scenario.Days / Scenario.MonthDays);
    }

    private void Use(Meter meter, double quantity) => _used[meter] = _used.GetValueOrDefault(meter) + quantity;
}
