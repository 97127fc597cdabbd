using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace ServerlessBlog.Platform.Timers;

/// <summary>Records each run of a timer function.</summary>
public sealed class TimerMiddleware(TimerRuns runs) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) =>
        context.GetHttpContext() is null && IsTimer(context.FunctionDefinition)
            ? runs.RecordAsync(context.FunctionDefinition.Name, () => next(context), context.CancellationToken)
            : next(context);

    private static bool IsTimer(FunctionDefinition function) => function.InputBindings.Values.Any(binding => binding.Type == "timerTrigger");
}
