using System.ComponentModel;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs a function for each message of a queue or of a topic's subscription.</summary>
public sealed class ServiceBusTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Binds to a queue.</summary>
    public ServiceBusTriggerAttribute(string queueName) => QueueName = queueName;

    /// <summary>Binds to a subscription.</summary>
    public ServiceBusTriggerAttribute(string topicName, string subscriptionName)
    {
        TopicName = topicName;
        SubscriptionName = subscriptionName;
    }

    /// <summary>The setting (or the prefix of settings) that holds the connection.</summary>
    public string? Connection { get; set; }

    /// <summary>The queue, or null for a subscription.</summary>
    public string? QueueName { get; }

    /// <summary>The topic, or null for a queue.</summary>
    public string? TopicName { get; }

    /// <summary>The subscription, or null for a queue.</summary>
    public string? SubscriptionName { get; }

    /// <summary>Whether the entity uses sessions.</summary>
    public bool IsSessionsEnabled { get; set; }

    /// <summary>Whether the function takes several messages at once.</summary>
    [DefaultValue(false)]
    public bool IsBatched { get; set; }

    /// <summary>Whether a message is completed when the function returns; if never set, host.json decides.</summary>
    public bool AutoCompleteMessages { get; set; }
}
