using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker.Metadata;

namespace FunctionMetadataGenerator;

/// <summary>The function.json of each function, in a folder with the function's name.</summary>
internal static class FunctionJson
{
    private const string FileName = "function.json";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the files of all functions, and deletes those of functions that no longer exist.</summary>
    public static void WriteAll(IReadOnlyList<FunctionMetadata> functions, string directory)
    {
        if (Directory.Exists(directory))
            Directory.Delete(directory, recursive: true);
        foreach (var function in functions)
        {
            var folder = Directory.CreateDirectory(Path.Combine(directory, function.Name));
            File.WriteAllText(Path.Combine(folder.FullName, FileName), Create(function).ToJsonString(Indented) + "\n");
        }
    }

    /// <summary>The content of a function's function.json.</summary>
    public static JsonObject Create(FunctionMetadata function)
    {
        var bindings = new JsonArray(Trigger(function.Trigger));
        if (function.Trigger is HttpTriggerMetadata)
            bindings.Add(new JsonObject { ["type"] = "http", ["direction"] = "out", ["name"] = "res" });
        return new JsonObject { ["bindings"] = bindings };
    }

    private static JsonObject Trigger(TriggerMetadata trigger) => trigger switch
    {
        HttpTriggerMetadata http => Http(http),
        TimerTriggerMetadata timer => new JsonObject
        {
            ["type"] = "timerTrigger",
            ["direction"] = "in",
            ["name"] = timer.ParameterName,
            ["schedule"] = timer.Schedule,
            ["useMonitor"] = timer.UseMonitor ?? true,
            ["runOnStartup"] = timer.RunOnStartup ?? false,
        },
        ServiceBusTriggerMetadata bus => ServiceBus(bus),
        _ => throw new InvalidOperationException($"There is no function.json for {trigger.GetType().Name}."),
    };

    private static JsonObject Http(HttpTriggerMetadata http)
    {
        var binding = new JsonObject
        {
            ["type"] = "httpTrigger",
            ["direction"] = "in",
            ["name"] = http.ParameterName,
            ["authLevel"] = "anonymous",
        };
        if (http.Methods.Count > 0)
#pragma warning disable CA1308 // The host's files have methods in lower case.
            binding["methods"] = new JsonArray([.. http.Methods.Select(m => (JsonNode)m.ToLowerInvariant())]);
#pragma warning restore CA1308
        binding["route"] = http.Route;
        return binding;
    }

    private static JsonObject ServiceBus(ServiceBusTriggerMetadata bus)
    {
        var binding = new JsonObject { ["type"] = "serviceBusTrigger", ["direction"] = "in", ["name"] = bus.ParameterName };
        Add("queueName", bus.QueueName);
        Add("topicName", bus.TopicName);
        Add("subscriptionName", bus.SubscriptionName);
        Add("connection", bus.Connection);
        if (bus.AutoCompleteMessages is { } autoComplete)
            binding["autoCompleteMessages"] = autoComplete;
        return binding;

        void Add(string name, string? value)
        {
            if (value is not null)
                binding[name] = value;
        }
    }
}
