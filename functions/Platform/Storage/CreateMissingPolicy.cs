using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ServerlessBlog.Platform.Storage;

/// <summary>
/// Creates the tables and containers when the service answers that one is missing, and asks again. On a storage
/// account that the infrastructure prepared this never happens and costs nothing; on a new one no start-up work is
/// needed.
/// </summary>
public sealed class CreateMissingPolicy(Func<CancellationToken, Task> createAll) : HttpPipelinePolicy
{
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The app calls storage asynchronously only.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        if (!IsMissing(message.Response))
            return;
        await createAll(message.CancellationToken);
        await ProcessNextAsync(message, pipeline);
    }

    private static bool IsMissing(Azure.Response response)
    {
        if (response.Status != 404)
            return false;
        if (response.Headers.TryGetValue("x-ms-error-code", out var code))
            return code is "TableNotFound" or "ContainerNotFound";
        // The Table service gives the code in the body only.
        return response.ContentStream is { CanSeek: true } && Encoding.UTF8.GetString(response.Content).Contains("TableNotFound", StringComparison.Ordinal);
    }
}
