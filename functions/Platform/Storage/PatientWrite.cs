using Azure;
using ServerlessBlog.Platform.Errors;

namespace ServerlessBlog.Platform.Storage;

/// <summary>Writes what is known here and nowhere else, such as what came of a request to somebody: an outage of storage is waited for.</summary>
public static class PatientWrite
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Does <paramref name="write"/> until it succeeds, for a minute; then its last exception is thrown.</summary>
    /// <param name="write">The write; done again after a failure of storage.</param>
    /// <param name="time">The clock.</param>
    /// <param name="onFailure">Told of each failure that is waited for.</param>
    public static async Task RunAsync(Func<Task> write, TimeProvider time, Action<Exception> onFailure)
    {
        var start = time.GetTimestamp();
        for (; ; )
        {
            try
            {
                await write();
                return;
            }
            catch (Exception exception) when (exception is RequestFailedException || Outages.IsOutage(exception))
            {
                if (time.GetElapsedTime(start) > Patience)
                    throw;
                onFailure(exception);
                await Task.Delay(Pause, time);
            }
        }
    }
}
