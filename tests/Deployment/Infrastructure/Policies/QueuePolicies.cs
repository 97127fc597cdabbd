using System.Xml;
using ServerlessBlog.Local.Launch;
using ServerlessBlog.Tests.Deployment.Infrastructure.Syntax;

namespace ServerlessBlog.Tests.Deployment.Infrastructure.Policies;

/// <summary>The queues.</summary>
internal static class QueuePolicies
{
    private const string Bus = "modules/service-bus.bicep";
    private const string Queues = "Microsoft.ServiceBus/namespaces/queues";

    public static IEnumerable<Policy> All { get; } =
    [
        new("the queues are those of the code",
            template => Check.Same("Service Bus", template.Made(Queues).SelectMany(each => each.File.Texts(each.Resource.Loop)), CodeNames.Queues)
                .Concat(Check.Same("the code's list of all queues", Platform.Messaging.Queues.All, CodeNames.Queues)),
            new Edit(Bus, ", 'linkbacks'", ""),
            new Edit(Bus, "'indexing'", "'index'"),
            new Edit(Bus, "'indexing', ", "'indexing', 'mail', ")),
        new("what fails or is late goes to the dead letters",
            template => Check.Values(template, Queues, ("properties.deadLetteringOnMessageExpiration", "true")),
            new Edit(Bus, "deadLetteringOnMessageExpiration: true", "deadLetteringOnMessageExpiration: false")),
        new("queues deliver as often, and lock as long, as in the local environment",
            template => from each in template.Made(Queues)
                        from queue in BlogQueues.All
                        from violation in Check.That(Check.Number(each.File, each.Resource.Body, "properties.maxDeliveryCount") == queue.MaxDeliveryCount, $"{queue.Name} is delivered {queue.MaxDeliveryCount} times there")
                            .Concat(Check.That(Span(each, "lockDuration") == queue.LockDuration, $"{queue.Name} is locked for {queue.LockDuration} there"))
                        select violation,
            new Edit(Bus, "maxDeliveryCount: 10", "maxDeliveryCount: 1"),
            new Edit(Bus, "lockDuration: 'PT1M'", "lockDuration: 'PT30S'")),
        new("messages live no longer than Basic allows",
            template => from each in template.Made(Queues)
                        from violation in Check.That(Span(each, "defaultMessageTimeToLive") <= TimeSpan.FromDays(14), "messages live too long")
                        select violation,
            new Edit(Bus, "'P14D'", "'P30D'")),
        new("only above Basic are repeated messages looked for", Duplicates,
            new Edit(Bus, "sku == 'Basic' ? {} : { requires", "sku == 'Standard' ? {} : { requires"),
            new Edit(Bus, ", duplicateDetectionHistoryTimeWindow: 'PT10M'", ""),
            new Edit(Bus, "requiresDuplicateDetection: true", "requiresDuplicateDetection: false"),
            new Edit(Bus, "maxDeliveryCount: 10\n", "maxDeliveryCount: 10\n        requiresDuplicateDetection: true\n"),
            new Edit(Bus, "      },\n      duplicates\n    )", "      }\n    )")),
        new("the tier can be chosen, and is Basic unless it is",
            template => Check.That(template.MainFile.Parameters.Single(parameter => parameter.Name == "serviceBusSku").Default?.Literal() == "Basic", "the tier is not Basic")
                .Concat(template.Made("Microsoft.ServiceBus/namespaces").Where(each => each.File.At(each.Resource.Body, "sku.name")?.Text != "sku").Select(_ => "the tier is fixed")),
            new Edit(Template.Main, "param serviceBusSku string = 'Basic'", "param serviceBusSku string = 'Standard'"),
            new Edit(Bus, "sku: { name: sku, tier: sku }", "sku: { name: 'Standard', tier: 'Standard' }")),
    ];

    private static TimeSpan? Span((BicepFile File, BicepEntity Resource) each, string property) =>
        each.File.TextAt(each.Resource.Body, $"properties.{property}") is { } text ? XmlConvert.ToTimeSpan(text) : null;

    private static IEnumerable<string> Duplicates(Template template)
    {
        var (file, queue) = template.Made(Queues).Single();
        var parts = file.At(queue.Body, "properties")!.In("arguments")?.Children.ToList() ?? [];
        var choice = parts.Select(part => part.Type == "identifier" && file.Variables.TryGetValue(part.Text!, out var value) ? value : part).FirstOrDefault(part => part.Type == "ternary_expression");
        var always = parts.Where(part => part.Type == "object").SelectMany(part => part.Properties()).Select(property => property.Name);
        var isBasic = choice?.In("condition") is { Type: "binary_expression" } condition
            && condition.In("operator")?.Type == "==" && condition.In("left")?.Text == "sku" && condition.In("right")?.Literal() == "Basic";
        var above = choice?.In("alternative")?.Properties().ToDictionary(property => property.Name, property => file.Text(property.Value), StringComparer.Ordinal) ?? [];
        return Check.That(isBasic && choice!.In("consequence")!.Type == "object" && !choice.In("consequence")!.Properties().Any(), "Basic is told of repeated messages")
            .Concat(Check.That(!always.Any(name => name.Contains("uplicate", StringComparison.Ordinal)), "Basic is told of repeated messages"))
            .Concat(Check.That(above.GetValueOrDefault("requiresDuplicateDetection") == "true" && above.GetValueOrDefault("duplicateDetectionHistoryTimeWindow") is not null, "repeated messages are not looked for"));
    }
}
