using ServerlessBlog.Local.ServiceBus.Storage;

namespace ServerlessBlog.Local.ServiceBus.Http;

/// <summary>What the path of a runtime request asks for.</summary>
enum RuntimeTarget
{
    /// <summary>{entity}/messages</summary>
    Messages,

    /// <summary>{entity}/messages/head</summary>
    Head,

    /// <summary>{entity}/messages/{message id or sequence number}/{lock token}</summary>
    Lock,
}

/// <summary>A path of the HTTP runtime API, taken apart.</summary>
/// <param name="Target">What it asks for.</param>
/// <param name="Address">The queue as the request names it.</param>
/// <param name="MessageId">With <see cref="RuntimeTarget.Lock"/>: the message.</param>
/// <param name="LockToken">With <see cref="RuntimeTarget.Lock"/>: the lock.</param>
sealed record RuntimePath(RuntimeTarget Target, QueueAddress Address, string MessageId, string LockToken)
{
    const string DeadLetterQueue = "$DeadLetterQueue";

    /// <summary>Reads the raw target of a request, so that an escaped '/' in a message id separates nothing.</summary>
    public static RuntimePath? Parse(string rawTarget)
    {
        var segments = rawTarget.Split('?', 2)[0]
            .Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(Uri.UnescapeDataString)
            .ToArray();
        return segments switch
        {
            [.. var entity, var messages] when Is(messages, "messages") => Create(RuntimeTarget.Messages, entity),
            [.. var entity, var messages, var head] when Is(messages, "messages") && Is(head, "head") => Create(RuntimeTarget.Head, entity),
            [.. var entity, var messages, var id, var token] when Is(messages, "messages") => Create(RuntimeTarget.Lock, entity, id, token),
            _ => null,
        };
    }

    static RuntimePath? Create(RuntimeTarget target, string[] entity, string messageId = "", string lockToken = "")
    {
        var deadLetter = entity is [.., var last] && Is(last, DeadLetterQueue);
        var queue = string.Join('/', deadLetter ? entity[..^1] : entity);
        return queue.Length == 0 ? null : new(target, new(queue, deadLetter), messageId, lockToken);
    }

    static bool Is(string segment, string name) => string.Equals(segment, name, StringComparison.OrdinalIgnoreCase);
}
