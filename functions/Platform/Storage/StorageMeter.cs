using Azure.Core;
using Azure.Core.Pipeline;

namespace ServerlessBlog.Platform.Storage;

/// <summary>Counts the storage transactions that one piece of work costs, retries included.</summary>
public sealed class StorageMeter
{
    private static readonly AsyncLocal<StorageMeter?> Running = new();
    private int _transactions;

    /// <summary>The transactions so far.</summary>
    public int Transactions => Volatile.Read(ref _transactions);

    /// <summary>Starts to count for the current asynchronous flow and everything it starts.</summary>
    public static StorageMeter Start() => Running.Value = new StorageMeter();

    /// <summary>The pipeline policy that feeds the meter: it sees each attempt once.</summary>
    public sealed class Policy : HttpPipelinePolicy
    {
        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            Count();
            ProcessNext(message, pipeline);
        }

        public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            Count();
            return ProcessNextAsync(message, pipeline);
        }

        private static void Count()
        {
            if (Running.Value is { } meter)
                Interlocked.Increment(ref meter._transactions);
        }
    }
}
