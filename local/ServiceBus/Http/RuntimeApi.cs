using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using ServerlessBlog.Local.ServiceBus.Broker;
using ServerlessBlog.Local.ServiceBus.Storage;

namespace ServerlessBlog.Local.ServiceBus.Http;

/// <summary>The HTTP runtime API of Service Bus, and GET /emulator/queues beside it.</summary>
sealed class RuntimeApi(MessageBroker broker, ServiceBusEmulatorOptions options, TimeProvider time, ILogger logger, CancellationToken stopping)
{
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    readonly SasAuthorization _authorization = new(options.KeyName, options.Key, time);

    // The service compares names without case; stored is the name of the settings.
    readonly Dictionary<string, string> _queues =
        options.Queues.ToDictionary(queue => queue.Name, queue => queue.Name, StringComparer.OrdinalIgnoreCase);

    public async Task HandleAsync(HttpContext context)
    {
        context.Response.Headers.Date = time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        try
        {
            await DispatchAsync(context);
        }
        catch (RuntimeErrorException refusal)
        {
            await RuntimeError.WriteAsync(context.Response, refusal.Status, refusal.Message, time.GetUtcNow());
        }
        catch (BadHttpRequestException refusal)
        {
            await RuntimeError.WriteAsync(context.Response, refusal.StatusCode, refusal.Message, time.GetUtcNow());
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to answer to.
        }
#pragma warning disable CA1031 // The boundary of the service: the caller gets a 500, the log the cause.
        catch (Exception failure) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            Log.RequestFailed(logger, failure);
            await RuntimeError.WriteAsync(
                context.Response, StatusCodes.Status500InternalServerError, "The server was unable to process the request.", time.GetUtcNow());
        }
    }

    async Task DispatchAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) && request.Path.Equals("/emulator/queues", StringComparison.Ordinal))
        {
            await context.Response.WriteAsJsonAsync(await broker.GetStatusAsync(), context.RequestAborted);
            return;
        }

        if (_authorization.Refuse(request) is { } reason) throw RuntimeError.Unauthorized(reason);
        var path = RuntimePath.Parse(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget) ?? throw RuntimeError.NotFound();
        if (!_queues.TryGetValue(path.Address.Queue, out var queue)) throw RuntimeError.UnknownQueue(path.Address.Queue);
        path = path with { Address = path.Address with { Queue = queue } };
        await ((path.Target, request.Method.ToUpperInvariant()) switch
        {
            (RuntimeTarget.Messages, "POST") when !path.Address.DeadLetter => SendAsync(context, queue),
            (RuntimeTarget.Head, "POST") => ReceiveAsync(context, path, delete: false),
            (RuntimeTarget.Head, "DELETE") => ReceiveAsync(context, path, delete: true),
            (RuntimeTarget.Lock, "DELETE") => SettleAsync(path, broker.CompleteAsync),
            (RuntimeTarget.Lock, "PUT") => SettleAsync(path, broker.AbandonAsync),
            (RuntimeTarget.Lock, "POST") => SettleAsync(path, async locked => await broker.RenewAsync(locked) is not null),
            _ => throw RuntimeError.MethodNotAllowed(),
        });
    }

    async Task SendAsync(HttpContext context, string queue)
    {
        await broker.SendAsync(queue, await MessageReader.ReadAsync(context.Request, context.RequestAborted));
        context.Response.StatusCode = StatusCodes.Status201Created;
    }

    async Task ReceiveAsync(HttpContext context, RuntimePath path, bool delete)
    {
        using var left = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var message = await broker.ReceiveAsync(path.Address, delete, ReadWait(context.Request), left.Token);
        if (message is null)
        {
            if (stopping.IsCancellationRequested) throw RuntimeError.Stopping();
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        else if (message.Lock is { Token: var token } && context.RequestAborted.IsCancellationRequested)
        {
            // The receiver left while its message was on the way: the next one gets it at once.
            await broker.TakeBackAsync(Locked(path.Address, message.Sequence.ToString(CultureInfo.InvariantCulture), token));
        }
        else
        {
            await MessageWriter.WriteAsync(context.Response, message, path, context.RequestAborted);
        }
    }

    static async Task SettleAsync(RuntimePath path, Func<LockedMessage, Task<bool>> settle)
    {
        if (!Guid.TryParse(path.LockToken, out var token)) throw RuntimeError.BadRequest("The lock token must be a GUID.");
        if (!await settle(Locked(path.Address, path.MessageId, token))) throw RuntimeError.LockLost();
    }

    static LockedMessage Locked(QueueAddress address, string id, Guid token) => new(address, id, token);

    static TimeSpan ReadWait(HttpRequest request)
    {
        var text = request.Query["timeout"].ToString();
        if (text.Length == 0) return LongestWait;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            throw RuntimeError.BadRequest("The timeout must be a whole number of seconds.");
        return TimeSpan.FromSeconds(Math.Min(seconds, (int)LongestWait.TotalSeconds));
    }
}
