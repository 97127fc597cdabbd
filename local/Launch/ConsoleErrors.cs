using System.CommandLine;

namespace ServerlessBlog.Local.Launch;

/// <summary>Turns what went wrong into a line and an exit code.</summary>
internal static class ConsoleErrors
{
    /// <summary>Runs something: 0 when it ends or is cancelled, 1 with a sentence when it cannot go on.</summary>
    public static async Task<int> ShowAsync(InvocationConfiguration console, Func<Task> action, CancellationToken cancellationToken)
    {
        try
        {
            await action();
            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
        catch (LocalException problem)
        {
            await console.Error.WriteLineAsync($"run.sh: {problem.Message}");
            return 1;
        }
    }
}
