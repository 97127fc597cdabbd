using Azure.Core;
using Azure.Core.Pipeline;

namespace ServerlessBlog.Tests.Integration.Search;

/// <summary>A process that dies at one of its storage calls: before the call is sent, or before its answer is read. Nothing works after that.</summary>
internal sealed class CrashPolicy(int call, bool afterSending) : HttpPipelinePolicy
{
    private int _calls;

    public bool HasCrashed => Volatile.Read(ref _calls) >= call;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var number = Interlocked.Increment(ref _calls);
        if (number > call || (number == call && !afterSending))
            throw new CrashException();
        await ProcessNextAsync(message, pipeline);
        if (number == call)
            throw new CrashException();
    }
}

internal sealed class CrashException : Exception;

/// <summary>Does something else just before the first call that a condition holds for.</summary>
internal sealed class BeforePolicy(Func<Request, bool> condition, Func<Task> action) : HttpPipelinePolicy
{
    private int _done;

    public bool IsDone => Volatile.Read(ref _done) != 0;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (condition(message.Request) && Interlocked.Exchange(ref _done, 1) == 0)
            await action();
        await ProcessNextAsync(message, pipeline);
    }

    /// <summary>Whether a request commits the head's block list.</summary>
    public static bool CommitsHead(Request request) =>
        request.Method == RequestMethod.Put && request.Uri.Path.EndsWith("/head", StringComparison.Ordinal) && request.Uri.Query.Contains("comp=blocklist", StringComparison.Ordinal);

    /// <summary>Whether a request reads a shard of terms.</summary>
    public static bool ReadsTerms(Request request) =>
        request.Method == RequestMethod.Get && request.Uri.Path.Contains("/terms-", StringComparison.Ordinal);
}
