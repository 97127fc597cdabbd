using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ServerlessBlog.Local.ServiceBus.Storage;

/// <summary>The SQL of single messages. Times are Unix milliseconds; the caller holds the transaction.</summary>
sealed class MessageStore(Database database) : IDisposable
{
    const string HeadColumns = "id, queue, dead, state, deliveries, sequence, message_id, due, time_to_live";

    const string OfKnownQueue = "queue IN (SELECT name FROM temp.known)";

    readonly Statement _insert = database.Prepare(
        """
        INSERT INTO messages (queue, dead, state, sequence, enqueued_sequence, due, expires, time_to_live, scheduled, enqueued,
            deliveries, message_id, content_type, broker_properties, user_properties, body)
        VALUES ($1, 0, $2, $3, $3, $4, $5, $6, $4, $7, 0, $8, $9, $10, $11, $12)
        """,
        12);

    readonly Statement _next = database.Prepare(
        """
        SELECT id, sequence, enqueued_sequence, enqueued, scheduled, time_to_live, deliveries, message_id, content_type,
            broker_properties, user_properties, dead_letter_reason, dead_letter_description, body
        FROM messages WHERE queue = $1 AND dead = $2 AND state = 0 ORDER BY sequence LIMIT 1
        """,
        2);

    readonly Statement _lock = database.Prepare(
        "UPDATE messages SET state = 2, due = $2, lock_token = $3, deliveries = deliveries + 1 WHERE id = $1", 3);

    readonly Statement _locked = database.Prepare(
        $"SELECT {HeadColumns} FROM messages WHERE lock_token = $1 AND queue = $2 AND dead = $3", 3);

    readonly Statement _renew = database.Prepare("UPDATE messages SET due = $2 WHERE id = $1", 2);

    readonly Statement _release = database.Prepare(
        "UPDATE messages SET state = 0, due = NULL, lock_token = NULL, deliveries = deliveries - $2 WHERE id = $1", 2);

    readonly Statement _activate = database.Prepare(
        "UPDATE messages SET state = 0, due = NULL, sequence = $2, enqueued = $3, expires = $4 WHERE id = $1", 4);

    readonly Statement _bury = database.Prepare(
        """
        UPDATE messages SET dead = 1, state = 0, due = NULL, lock_token = NULL, expires = NULL, sequence = $2,
            dead_letter_reason = $3, dead_letter_description = $4
        WHERE id = $1
        """,
        4);

    readonly Statement _delete = database.Prepare("DELETE FROM messages WHERE id = $1", 1);

    readonly Statement _due = database.Prepare($"SELECT {HeadColumns} FROM messages WHERE due <= $1 AND {OfKnownQueue} ORDER BY due, id", 1);

    readonly Statement _expired = database.Prepare(
        $"SELECT {HeadColumns} FROM messages WHERE expires <= $1 AND state = 0 AND {OfKnownQueue} ORDER BY sequence", 1);

    readonly Statement _firstDue = database.Prepare(
        $"SELECT due FROM messages WHERE due IS NOT NULL AND {OfKnownQueue} ORDER BY due LIMIT 1", 0);

    readonly Statement _firstExpiry = database.Prepare(
        $"SELECT expires FROM messages WHERE expires IS NOT NULL AND state = 0 AND {OfKnownQueue} ORDER BY expires LIMIT 1", 0);

    readonly Statement _count = database.Prepare("SELECT queue, dead, state, count(*) FROM messages GROUP BY queue, dead, state", 0);

    public void Insert(string queue, NewMessage message, long sequence, long? due, long enqueued, TimeSpan? timeToLive)
    {
        var lifetime = (long?)timeToLive?.TotalMilliseconds;
        _insert.Execute(
            queue,
            (int)(due is null ? MessageState.Active : MessageState.Scheduled),
            sequence,
            due,
            due is null ? enqueued + lifetime : null,
            lifetime,
            enqueued,
            message.MessageId,
            message.ContentType,
            message.BrokerProperties,
            message.UserProperties,
            message.Body.ToArray());
    }

    public StoredMessage? Next(QueueAddress address) => _next.QueryFirst(ReadMessage, address.Queue, address.DeadLetter ? 1 : 0);

    public void Lock(long id, MessageLock @lock) => _lock.Execute(id, @lock.Until, Text(@lock.Token));

    public MessageHead? FindLocked(QueueAddress address, Guid token) =>
        _locked.QueryFirst(ReadHead, Text(token), address.Queue, address.DeadLetter ? 1 : 0);

    public void Renew(long id, long until) => _renew.Execute(id, until);

    /// <summary>Ends a lock. A delivery that never reached its receiver is not counted.</summary>
    public void Release(long id, bool countDelivery) => _release.Execute(id, countDelivery ? 0 : 1);

    public void Activate(MessageHead message, long sequence) =>
        _activate.Execute(message.Id, sequence, message.Due, message.Due + message.TimeToLive);

    public void Bury(long id, long sequence, string reason, string description) => _bury.Execute(id, sequence, reason, description);

    public void Delete(long id) => _delete.Execute(id);

    /// <summary>Scheduled messages whose time has come, and messages whose lock ran out.</summary>
    public List<MessageHead> Due(long now) => _due.Query(ReadHead, now);

    public List<MessageHead> Expired(long now) => _expired.Query(ReadHead, now);

    /// <summary>When <see cref="Due"/> or <see cref="Expired"/> will find something next.</summary>
    public long? NextDue()
    {
        var first = _firstDue.Query(row => row.GetInt64(0));
        first.AddRange(_firstExpiry.Query(row => row.GetInt64(0)));
        return first.Count == 0 ? null : first.Min();
    }

    public List<(string Queue, bool DeadLetter, MessageState State, long Count)> Count() =>
        _count.Query(row => (row.GetString(0), row.GetInt64(1) != 0, (MessageState)row.GetInt32(2), row.GetInt64(3)));

    public void Dispose()
    {
        Statement[] all =
        [
            _insert, _next, _lock, _locked, _renew, _release, _activate, _bury, _delete, _due, _expired, _firstDue, _firstExpiry, _count,
        ];
        foreach (var statement in all) statement.Dispose();
    }

    static string Text(Guid token) => token.ToString("D", CultureInfo.InvariantCulture);

    static MessageHead ReadHead(SqliteDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        row.GetInt64(2) != 0,
        (MessageState)row.GetInt32(3),
        row.GetInt32(4),
        row.GetInt64(5),
        row.GetString(6),
        Number(row, 7),
        Number(row, 8));

    static StoredMessage ReadMessage(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Sequence = row.GetInt64(1),
        EnqueuedSequence = row.GetInt64(2),
        Enqueued = row.GetInt64(3),
        Scheduled = Number(row, 4),
        TimeToLive = Number(row, 5),
        Deliveries = row.GetInt32(6),
        MessageId = row.GetString(7),
        ContentType = row.IsDBNull(8) ? null : row.GetString(8),
        BrokerProperties = row.GetString(9),
        UserProperties = row.GetString(10),
        DeadLetterReason = row.IsDBNull(11) ? null : row.GetString(11),
        DeadLetterDescription = row.IsDBNull(12) ? null : row.GetString(12),
        Body = (byte[])row.GetValue(13),
    };

    static long? Number(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
