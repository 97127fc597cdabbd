using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace ServerlessBlog.Platform.Errors;

/// <summary>
/// Turns what an HTTP function throws into an answer that says what to do: a problem document under <c>/api</c>,
/// a page elsewhere. Queue and timer functions keep their exceptions, so that their invocation fails and is retried.
/// </summary>
public sealed partial class ErrorsMiddleware(ILogger<ErrorsMiddleware> logger, ProblemAnswers answers) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var http = context.GetHttpContext();
        if (http is null)
        {
            await next(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (ProblemException problem)
        {
            context.GetInvocationResult().Value = answers.Of(http.Request, problem);
        }
        catch (BadHttpRequestException bad)
        {
            var type = bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? ProblemType.TooLarge : ProblemType.InvalidRequest;
            context.GetInvocationResult().Value = answers.Of(http.Request, new ProblemException(type, "Send a complete request of at most 8 MiB."));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            LogGone(logger, context.FunctionDefinition.Name);
        }
        catch (Exception exception) when (Outages.IsOutage(exception))
        {
            LogOutage(logger, exception, context.FunctionDefinition.Name);
            context.GetInvocationResult().Value = answers.Of(http.Request, Unavailable());
        }
#pragma warning disable CA1031 // The last line of defence: whatever it was, the caller gets a sentence and the log the rest.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogUnexpected(logger, exception, context.FunctionDefinition.Name, context.InvocationId);
            context.GetInvocationResult().Value = answers.Of(http.Request, new ProblemException(
                ProblemType.Unexpected, $"Try again, and if it happens again, look in the log for invocation {context.InvocationId}."));
        }
    }

    private static ProblemException Unavailable() =>
        new(ProblemType.Unavailable, "Try again in a few seconds; read first what you wanted to change, because it may have been done.")
        {
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = "5" },
        };

    [LoggerMessage(EventId = 1001, Level = LogLevel.Debug, Message = "{Function}: the client went away")]
    private static partial void LogGone(ILogger logger, string function);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Error, Message = "{Function}: storage or queue does not answer")]
    private static partial void LogOutage(ILogger logger, Exception exception, string function);

    [LoggerMessage(EventId = 1003, Level = LogLevel.Error, Message = "{Function}: unexpected failure of invocation {InvocationId}")]
    private static partial void LogUnexpected(ILogger logger, Exception exception, string function, string invocationId);
}
