namespace ServerlessBlog.Bench.Cost.Model;

/// <summary>What an operation asks of storage and of Service Bus, with everything that follows from it by message.</summary>
/// <param name="TableReads">Queries of tables.</param>
/// <param name="TableWrites">Writes to tables; an entity group transaction counts once.</param>
/// <param name="BlobReads">Reads of blobs and what is billed like them.</param>
/// <param name="BlobWrites">Writes of blobs and blocks, and lists.</param>
/// <param name="BusOperations">Messages sent and received, settlements, and empty answers to the app itself.</param>
internal sealed record Calls(double TableReads, double TableWrites, double BlobReads, double BlobWrites, double BusOperations);

/// <summary>The messages of an operation that one queue function ran for.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Count">How many.</param>
/// <param name="Seconds">How long each took.</param>
internal sealed record QueueWork(string Queue, double Count, double Seconds);

/// <summary>An operation as it was measured: the median of several.</summary>
/// <param name="Name">One of <see cref="OperationNames"/>.</param>
/// <param name="Requests">HTTP requests.</param>
/// <param name="Seconds">From the first request to the last answer.</param>
/// <param name="Bytes">What went to the client, compressed as browsers ask for it, with headers.</param>
internal sealed record MeasuredOperation(string Name, double Requests, double Seconds, double Bytes, Calls Calls, IReadOnlyList<QueueWork> Messages);

/// <summary>A timer's usual run: most have nothing to do.</summary>
/// <param name="Name">The function.</param>
/// <param name="Schedule">Its schedule, or <c>%the setting%</c> that holds it.</param>
/// <param name="Seconds">How long a run took.</param>
internal sealed record MeasuredTimer(string Name, string Schedule, double Seconds, Calls Calls, IReadOnlyList<QueueWork> Messages);

/// <summary>All that <c>bench/cost.sh</c> measured.</summary>
/// <param name="Where">The date and the machine.</param>
/// <param name="Operations">What people do.</param>
/// <param name="Timers">What runs by itself.</param>
/// <param name="ProcessorSeconds">What an answer from memory takes of one of the machine's cores.</param>
/// <param name="LogBytes">What the app itself writes to its log for each request.</param>
internal sealed record Measured(
    string Where, IReadOnlyList<MeasuredOperation> Operations, IReadOnlyList<MeasuredTimer> Timers, double ProcessorSeconds, double LogBytes)
{
    public MeasuredOperation Of(string operation) => Operations.Single(measured => measured.Name == operation);
}
