using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker.Metadata;

namespace Microsoft.Azure.Functions.Worker.Invocation;

/// <summary>A function that is ready to run.</summary>
internal sealed class FunctionDescriptor(FunctionMetadata metadata, FunctionInvoker invoker) : FunctionDefinition
{
    private IImmutableDictionary<string, BindingMetadata>? _inputs;
    private IImmutableDictionary<string, BindingMetadata>? _outputs;

    public TriggerMetadata Trigger => metadata.Trigger;

    public FunctionInvoker Invoker { get; } = invoker;

    public override string Name => metadata.Name;

    public override string Id => metadata.Name;

    public override string EntryPoint => FunctionMetadataReader.EntryPoint(metadata.Method);

    public override IImmutableDictionary<string, BindingMetadata> InputBindings => _inputs ??=
        ImmutableDictionary.Create<string, BindingMetadata>(StringComparer.Ordinal).Add(
            Trigger.ParameterName,
            new Binding(Trigger.ParameterName, TriggerType, BindingDirection.In));

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings => _outputs ??= Trigger is HttpTriggerMetadata
        ? ImmutableDictionary.Create<string, BindingMetadata>(StringComparer.Ordinal).Add("$return", new Binding("$return", "http", BindingDirection.Out))
        : ImmutableDictionary<string, BindingMetadata>.Empty;

    private string TriggerType => Trigger switch
    {
        HttpTriggerMetadata => "httpTrigger",
        TimerTriggerMetadata => "timerTrigger",
        _ => "serviceBusTrigger",
    };

    private sealed class Binding(string name, string type, BindingDirection direction) : BindingMetadata
    {
        public override string Name { get; } = name;

        public override string Type { get; } = type;

        public override BindingDirection Direction { get; } = direction;
    }
}
