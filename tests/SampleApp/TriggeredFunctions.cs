using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace SampleApp;

/// <summary>An order as JSON.</summary>
public sealed record Order(string Id, string? Note, int DelayMilliseconds, bool Fail);

/// <summary>Timers and queues.</summary>
public sealed class TriggeredFunctions(Journal journal, RunCounter counter, IConfiguration configuration)
{
    /// <summary>Runs on a schedule from a setting.</summary>
    [Function("Tick")]
    public async Task TickAsync(
        [TimerTrigger("%TickSchedule%")] TimerInfo timer, FunctionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        journal.Write("Tick", "start", new { timer?.IsPastDue, timer?.ScheduleStatus, context.InvocationId, counter.Number });
        await Task.Delay(configuration.GetValue("TickMilliseconds", 0), cancellationToken);
        if (configuration.GetValue("TickFails", false))
            throw new InvalidOperationException("The tick fails on purpose.");
        journal.Write("Tick", "end");
    }

    /// <summary>Runs at start, and then once a year.</summary>
    [Function("AtStart")]
    public void AtStart([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true, UseMonitor = false)] TimerInfo timer) =>
        journal.Write("AtStart", "start", new { timer?.IsPastDue, timer?.ScheduleStatus });

    /// <summary>Takes the whole message.</summary>
    [Function("OnMessage")]
    public void OnMessage([ServiceBusTrigger("messages", Connection = "Bus")] ServiceBusReceivedMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        journal.Write("OnMessage", "start", new
        {
            message.MessageId,
            message.DeliveryCount,
            message.SequenceNumber,
            message.Subject,
            message.ContentType,
            Properties = message.ApplicationProperties.ToDictionary(p => p.Key, p => p.Value?.ToString(), StringComparer.Ordinal),
            Body = Convert.ToHexString(message.Body.ToMemory().Span),
            message.EnqueuedTime,
            message.LockToken,
        });
    }

    /// <summary>Takes a body read as JSON, slowly or with failure if it says so.</summary>
    [Function("OnOrder")]
    public async Task OnOrderAsync(
        [ServiceBusTrigger("%OrderQueue%", Connection = "Bus")] Order order, FunctionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        journal.Write("OnOrder", "start", order);
        await Task.Delay(order.DelayMilliseconds, cancellationToken);
        if (order.Fail)
            throw new InvalidOperationException("The order fails on purpose.");
        journal.Write("OnOrder", "end", order);
    }

    /// <summary>Takes a message that is not completed when the function returns.</summary>
    [Function("OnKept")]
    public void OnKept([ServiceBusTrigger("kept", Connection = "Bus", AutoCompleteMessages = false)] BinaryData body, FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        journal.Write("OnKept", "start", new { Body = body?.ToString(), DeliveryCount = context.BindingContext.BindingData["DeliveryCount"] });
    }

    /// <summary>Takes text.</summary>
    [Function("OnText")]
    public void OnText([ServiceBusTrigger("texts", Connection = "Bus", AutoCompleteMessages = true)] string text) =>
        journal.Write("OnText", "start", JsonSerializer.Serialize(text));
}
