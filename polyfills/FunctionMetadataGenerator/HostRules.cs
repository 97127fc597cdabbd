using Microsoft.Azure.Functions.Worker.Metadata;

namespace FunctionMetadataGenerator;

/// <summary>What the Functions host needs beyond what the worker needs.</summary>
internal static class HostRules
{
    /// <summary>Checks functions that are sorted by name.</summary>
    /// <exception cref="InvalidOperationException">A rule is broken; the message is one sentence.</exception>
    public static void Check(IReadOnlyList<FunctionMetadata> functions)
    {
        var http = functions.Where(f => f.Trigger is HttpTriggerMetadata).ToList();
        foreach (var function in http)
        {
            // The host routes HEAD like any method: without it, a HEAD request is 404.
            var methods = ((HttpTriggerMetadata)function.Trigger).Methods;
            if (methods.Contains("get", StringComparer.OrdinalIgnoreCase) && !methods.Contains("head", StringComparer.OrdinalIgnoreCase))
                throw new InvalidOperationException($"Function '{function.Name}' takes GET but not HEAD, which the Functions host would answer with 404: list \"head\" too.");
        }

        // The host tries functions in the order of their names and takes the first whose route fits.
        var catchAll = http.FindIndex(f => ((HttpTriggerMetadata)f.Trigger).IsCatchAll);
        if (catchAll >= 0 && catchAll < http.Count - 1)
            throw new InvalidOperationException($"Function '{http[catchAll].Name}' takes every path, so the Functions host would never reach '{http[catchAll + 1].Name}', whose name sorts after it: give it a name that sorts last.");
    }
}
