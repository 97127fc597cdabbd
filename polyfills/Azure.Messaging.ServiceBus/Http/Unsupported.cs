namespace Azure.Messaging.ServiceBus.Http;

/// <summary>What the HTTP protocol lacks, in sentences that say what to do instead.</summary>
static class Unsupported
{
    public static NotSupportedException Schedule() => new(
        "Scheduling over HTTP returns no sequence number: set ScheduledEnqueueTime on the message and send it instead.");

    public static NotSupportedException CancelScheduled() => new(
        "A scheduled message cannot be cancelled over HTTP: let its consumer read the current state and do nothing.");

    public static NotSupportedException DeadLetter() => new(
        "A message cannot be dead-lettered by the client over HTTP: abandon it, and the service dead-letters it after the queue's maximum delivery count.");

    public static NotSupportedException Defer() => new(
        "Messages cannot be deferred over HTTP: abandon the message, or complete it and send it again with a ScheduledEnqueueTime.");

    public static NotSupportedException Peek() => new(
        "Messages cannot be browsed over HTTP: receive and abandon them instead.");

    public static NotSupportedException ModifyProperties() => new(
        "Properties of a message cannot be changed over HTTP when it is abandoned: leave propertiesToModify out.");

    public static NotSupportedException BinaryInBatch() => new(
        "A batch over HTTP carries text: send a message whose body is not UTF-8 with SendMessageAsync instead.");

    public static NotSupportedException PropertyName(string name) => new(
        $"The application property name '{name}' cannot be an HTTP header name: use letters, digits, '-', '_' and '.', and no name that HTTP uses itself.");

    public static NotSupportedException ContentType() => new(
        "The content type cannot be an HTTP header: use printable ASCII characters only.");
}
