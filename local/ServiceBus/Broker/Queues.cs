using System.Globalization;
using Microsoft.Extensions.Logging;
using ServerlessBlog.Local.ServiceBus.Storage;

namespace ServerlessBlog.Local.ServiceBus.Broker;

/// <summary>What sending, receiving and settling do to the stored messages. Only the writer uses it, inside of a transaction.</summary>
sealed class Queues : IDisposable
{
    readonly Dictionary<string, QueueOptions> _options;
    readonly MessageStore _messages;
    readonly SequenceNumbers _sequences;
    readonly DuplicateLog _duplicates;
    readonly TimeProvider _time;
    readonly ILogger _logger;

    public Queues(Database database, IEnumerable<QueueOptions> queues, TimeProvider time, ILogger logger)
    {
        _options = queues.ToDictionary(queue => queue.Name, StringComparer.Ordinal);
        _messages = new(database);
        _sequences = new(database);
        _duplicates = new(database);
        _time = time;
        _logger = logger;
        NextDue = _messages.NextDue() ?? long.MaxValue;
    }

    public WaitingReceivers Waiting { get; } = new();

    /// <summary>When <see cref="Sweep"/> has something to do, in Unix milliseconds. It may be early, never late.</summary>
    public long NextDue { get; private set; }

    public long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();

    public void Send(string queue, IReadOnlyList<NewMessage> messages)
    {
        var options = _options[queue];
        var now = Now;
        foreach (var message in messages)
        {
            if (options.DuplicateDetectionWindow is { } window && !_duplicates.TryAdd(queue, message.MessageId, now, window)) continue;
            var scheduled = message.ScheduledEnqueueTime?.ToUnixTimeMilliseconds();
            var due = scheduled > now ? scheduled : null;
            var timeToLive = Shorter(message.TimeToLive, options.DefaultTimeToLive);
            _messages.Insert(queue, message, _sequences.Next(queue), due, now, timeToLive);
            if (due is not null) Expect(due.Value);
            else Waiting.Wake(new(queue, DeadLetter: false));
            if (timeToLive is { } lifetime) Expect((due ?? now) + (long)lifetime.TotalMilliseconds);
        }
    }

    public StoredMessage? Next(QueueAddress address) => _messages.Next(address);

    /// <summary>Locks a message that <see cref="Next"/> found, or removes it.</summary>
    public StoredMessage Take(QueueAddress address, StoredMessage message, bool delete)
    {
        message = message with { Deliveries = message.Deliveries + 1 };
        if (delete)
        {
            _messages.Delete(message.Id);
            return message;
        }

        var @lock = new MessageLock(Guid.NewGuid(), Now + LockMilliseconds(address.Queue));
        _messages.Lock(message.Id, @lock);
        Expect(@lock.Until);
        return message with { Lock = @lock };
    }

    /// <summary>Removes a locked message; false when the lock is not held.</summary>
    public bool Complete(LockedMessage locked)
    {
        if (Find(locked) is not { } message) return false;
        _messages.Delete(message.Id);
        return true;
    }

    /// <summary>Gives a locked message back; false when the lock is not held.</summary>
    public bool Abandon(LockedMessage locked)
    {
        if (Find(locked) is not { } message) return false;
        EndDelivery(message);
        return true;
    }

    /// <summary>Takes back a delivery that its receiver did not wait for.</summary>
    public bool TakeBack(LockedMessage locked)
    {
        if (Find(locked) is not { } message) return false;
        _messages.Release(message.Id, countDelivery: false);
        Waiting.Wake(locked.Address);
        return true;
    }

    /// <summary>Starts a lock anew; null when the lock is not held.</summary>
    public MessageLock? Renew(LockedMessage locked)
    {
        if (Find(locked) is not { } message) return null;
        var renewed = new MessageLock(locked.Token, Now + LockMilliseconds(locked.Address.Queue));
        _messages.Renew(message.Id, renewed.Until);
        Expect(renewed.Until);
        return renewed;
    }

    /// <summary>Does what time brings: activates scheduled messages, ends locks, removes expired messages.</summary>
    public void Sweep()
    {
        var now = Now;
        if (now < NextDue) return;
        foreach (var message in _messages.Due(now))
        {
            if (message.State == MessageState.Locked)
            {
                EndDelivery(message);
            }
            else
            {
                _messages.Activate(message, _sequences.Next(message.Queue));
                Waiting.Wake(new(message.Queue, DeadLetter: false));
            }
        }

        foreach (var message in _messages.Expired(now))
        {
            if (_options[message.Queue].DeadLetterOnExpiration)
                Bury(message, "TTLExpiredException", "The message expired and was dead lettered.");
            else
                _messages.Delete(message.Id);
        }

        NextDue = _messages.NextDue() ?? long.MaxValue;
    }

    /// <summary>After a transaction failed: what its sweep did is undone and has to be done again.</summary>
    public void SweepSoon() => Expect(Now + 1000);

    public IReadOnlyList<QueueStatus> Status()
    {
        var counts = _messages.Count().ToLookup(count => count.Queue, StringComparer.Ordinal);
        return [.. _options.Keys.Select(queue => new QueueStatus(
            queue,
            Count(queue, MessageState.Active),
            Count(queue, MessageState.Scheduled),
            Count(queue, MessageState.Locked),
            counts[queue].Where(count => count.DeadLetter).Sum(count => count.Count)))];

        long Count(string queue, MessageState state) =>
            counts[queue].Where(count => !count.DeadLetter && count.State == state).Sum(count => count.Count);
    }

    /// <summary>To be called before the transaction is committed.</summary>
    public void Save() => _sequences.Save();

    public void Dispose()
    {
        _messages.Dispose();
        _sequences.Dispose();
        _duplicates.Dispose();
    }

    void EndDelivery(MessageHead message)
    {
        if (!message.DeadLetter && message.Deliveries >= _options[message.Queue].MaxDeliveryCount)
        {
            Bury(message, "MaxDeliveryCountExceeded", string.Create(
                CultureInfo.InvariantCulture, $"Message could not be consumed after {message.Deliveries} delivery attempts."));
            return;
        }

        _messages.Release(message.Id, countDelivery: true);
        Waiting.Wake(new(message.Queue, message.DeadLetter));
    }

    void Bury(MessageHead message, string reason, string description)
    {
        _messages.Bury(message.Id, _sequences.Next(message.Queue), reason, description);
        Waiting.Wake(new(message.Queue, DeadLetter: true));
        Log.DeadLettered(_logger, message.Queue, message.Sequence, reason);
    }

    MessageHead? Find(LockedMessage locked) =>
        _messages.FindLocked(locked.Address, locked.Token) is { } message && locked.Names(message) ? message : null;

    long LockMilliseconds(string queue) => (long)_options[queue].LockDuration.TotalMilliseconds;

    void Expect(long due) => NextDue = Math.Min(NextDue, due);

    static TimeSpan? Shorter(TimeSpan? one, TimeSpan? other) => one is null || other < one ? other : one;
}

/// <summary>A lock as a request names it: by sequence number or message id, and the lock's token.</summary>
readonly record struct LockedMessage(QueueAddress Address, string Id, Guid Token)
{
    public bool Names(MessageHead message) =>
        string.Equals(Id, message.Sequence.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        || string.Equals(Id, message.MessageId, StringComparison.Ordinal);
}
