namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>The rest of the pipeline.</summary>
#pragma warning disable CA1711 // The official name.
public delegate Task FunctionExecutionDelegate(FunctionContext context);
#pragma warning restore CA1711

/// <summary>A step around every run of a function. One instance serves all runs.</summary>
public interface IFunctionsWorkerMiddleware
{
    /// <summary>Runs the step, which calls <paramref name="next"/> to go on.</summary>
#pragma warning disable CA1716 // The official parameter name.
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
#pragma warning restore CA1716
}
