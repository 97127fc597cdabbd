namespace ServerlessBlog.Tests.Support;

/// <summary>Waits for conditions instead of for time.</summary>
public static class Wait
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks until <paramref name="condition"/> holds; fails with what was waited for when it does not within the limit.</summary>
    public static async Task UntilAsync(string what, Func<Task<bool>> condition, TimeSpan? limit = null)
    {
        using var deadline = new CancellationTokenSource(limit ?? TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(Poll);
        while (!await condition())
        {
            try
            {
                await timer.WaitForNextTickAsync(deadline.Token);
            }
            catch (OperationCanceledException late)
            {
                throw new TimeoutException($"Waited in vain for: {what}", late);
            }
        }
    }
}
