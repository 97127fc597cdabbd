using System.Text.Json.Serialization;
using Microsoft.Azure.Functions.Worker.Standalone.Timers;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>The worker's own JSON, compiled so that it needs no reflection at start and survives trimming.</summary>
[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(TimerInfo))]
[JsonSerializable(typeof(TimerStatus))]
internal sealed partial class WorkerJson : JsonSerializerContext;
