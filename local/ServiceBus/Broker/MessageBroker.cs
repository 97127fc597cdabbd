using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using ServerlessBlog.Local.ServiceBus.Storage;

namespace ServerlessBlog.Local.ServiceBus.Broker;

/// <summary>
/// The one writer: takes whatever work has gathered, does it in one transaction and then tells everybody.
/// Under load many requests share a commit; alone, a request does not wait for others.
/// </summary>
sealed class MessageBroker : IAsyncDisposable
{
    const int LargestGroup = 256;

    static readonly TimeSpan LongestTimer = TimeSpan.FromHours(1);

    readonly Channel<Work> _incoming = Channel.CreateUnbounded<Work>(new UnboundedChannelOptions { SingleReader = true });
    readonly Database _database;
    readonly Queues _queues;
    readonly TimeProvider _time;
    readonly ILogger _logger;
    readonly ITimer _timer;
    readonly Task _writer;
    long _timerDue = long.MaxValue;

    public MessageBroker(ServiceBusEmulatorOptions options, TimeProvider time, ILogger logger)
    {
        _database = Database.Open(options.DatabasePath, options.Queues.Select(queue => queue.Name));
        _queues = new Queues(_database, options.Queues, time, logger);
        _time = time;
        _logger = logger;
        _timer = time.CreateTimer(_ => Tick(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _writer = Task.Run(WriteAsync);
        // What came due while nobody ran is done at once.
        Tick();
    }

    /// <summary>Stores messages: all or none. When the task ends, they are on disk.</summary>
    public Task SendAsync(string queue, IReadOnlyList<NewMessage> messages) => DoAsync(queues =>
    {
        queues.Send(queue, messages);
        return true;
    });

    /// <summary>Takes the next message, waiting for one if need be.</summary>
    /// <returns>Null when none came in time or the caller gave up.</returns>
    public async Task<StoredMessage?> ReceiveAsync(QueueAddress address, bool delete, TimeSpan wait, CancellationToken cancellationToken)
    {
        var receive = new Receive(address, delete, wait > TimeSpan.Zero);
        Post(receive);
        if (wait <= TimeSpan.Zero) return await receive.Task;

        // The caller's patience is real time, also when the messages' time is a test's.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(wait);
        await using var registration = patience.Token.Register(receive.GiveUp);
        return await receive.Task;
    }

    public Task<bool> CompleteAsync(LockedMessage message) => DoAsync(queues => queues.Complete(message));

    public Task<bool> AbandonAsync(LockedMessage message) => DoAsync(queues => queues.Abandon(message));

    public Task<bool> TakeBackAsync(LockedMessage message) => DoAsync(queues => queues.TakeBack(message));

    public Task<MessageLock?> RenewAsync(LockedMessage message) => DoAsync(queues => queues.Renew(message));

    public Task<IReadOnlyList<QueueStatus>> GetStatusAsync() => DoAsync(queues => queues.Status());

    public async ValueTask DisposeAsync()
    {
        _incoming.Writer.TryComplete();
        await _writer;
        await _timer.DisposeAsync();
        _queues.Dispose();
        _database.Dispose();
    }

    Task<T> DoAsync<T>(Func<Queues, T> execute)
    {
        var work = new Work<T>(execute);
        Post(work);
        return work.Task;
    }

    void Post(Work work)
    {
        if (!_incoming.Writer.TryWrite(work)) work.Failed(new ObjectDisposedException(nameof(MessageBroker)));
    }

    // Every transaction sweeps: a tick only sees to it that there is one. A timer that rang early is set again.
    void Tick() => _incoming.Writer.TryWrite(new Work<bool>(_ =>
    {
        _timerDue = long.MaxValue;
        return true;
    }));

    async Task WriteAsync()
    {
        while (await _incoming.Reader.WaitToReadAsync())
        {
            var group = new List<Work>();
            while (group.Count < LargestGroup && _incoming.Reader.TryRead(out var work)) group.Add(work);
            Write(group);
            SetTimer();
        }
    }

    void Write(List<Work> group)
    {
        try
        {
            _database.Begin();
            _queues.Sweep();
            foreach (var work in group) work.Execute(_queues);
            _queues.Waiting.Serve(_queues, group);
            _queues.Save();
            _database.Commit();
        }
#pragma warning disable CA1031 // Whatever it was, those who wait must hear of it, and the next group gets its chance.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.TransactionFailed(_logger, group.Count, exception);
            Rollback();
            _queues.SweepSoon();
            foreach (var work in group) work.Failed(exception);
            return;
        }

        foreach (var work in group) work.Committed();
    }

    void Rollback()
    {
        try
        {
            _database.Rollback();
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // SQLite has rolled back by itself, or the transaction never began.
        }
    }

    void SetTimer()
    {
        if (_queues.NextDue == _timerDue) return;
        _timerDue = _queues.NextDue;
        if (_timerDue == long.MaxValue)
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        var wait = DateTimeOffset.FromUnixTimeMilliseconds(_timerDue) - _time.GetUtcNow();
        _timer.Change(TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling(wait.TotalMilliseconds), 1, LongestTimer.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }
}
