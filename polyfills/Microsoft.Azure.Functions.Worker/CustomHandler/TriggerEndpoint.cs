using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Invocation;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.CustomHandler;

/// <summary>
/// Answers trigger calls. Success is 200 with the JSON body <c>{}</c>: without a body the host waits for the
/// result until the function times out. Failure is any other status, which fails the invocation, so that
/// the host redelivers the message.
/// </summary>
internal sealed partial class TriggerEndpoint(TriggerGate gate, TriggerRunner runner, ILogger<TriggerEndpoint> logger)
{
    public const string InvocationIdHeader = "X-Azure-Functions-InvocationId";

    private static readonly byte[] Succeeded = [.. "{}"u8];
    private static readonly byte[] FailedAnswer = [.. """{"error":"The function failed."}"""u8];

    /// <summary>Runs the trigger that a request calls, or passes the request on.</summary>
    public Task InvokeAsync(HttpContext http, RequestDelegate next) =>
        gate.Admit(http) is { } function ? RunAsync(http, function) : next(http);

    private async Task RunAsync(HttpContext http, FunctionDescriptor function)
    {
        var invocationId = http.Request.Headers[InvocationIdHeader].ToString();
        try
        {
            using var document = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
            var (trigger, bindingData) = TriggerPayload.Read(function, document.RootElement);
            await runner.RunAsync(function, trigger, bindingData, invocationId, http.RequestAborted);
        }
#pragma warning disable CA1031 // Whatever a function throws fails its invocation, not the process.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Failed(e, function.Name, invocationId);
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await AnswerAsync(http, FailedAnswer);
            return;
        }

        await AnswerAsync(http, Succeeded);
    }

    private static Task AnswerAsync(HttpContext http, byte[] body)
    {
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, 0, body.Length);
    }

    [LoggerMessage(11, LogLevel.Error, "Function {Function} failed in invocation {InvocationId}.")]
    private partial void Failed(Exception exception, string function, string invocationId);
}
