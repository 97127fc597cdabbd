using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using ServerlessBlog.Backups.Making;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Timers;

namespace ServerlessBlog.Backups;

/// <summary>The timer of the back-ups (setting <c>BackupSchedule</c>, NCRONTAB with six fields): begins one; the queue makes it.</summary>
public sealed partial class BackUp(BackupMaker maker, ILogger<BackUp> logger) : ITimerJob
{
    [Function(nameof(BackUp))]
    public async Task Run([TimerTrigger("%BackupSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        try
        {
            var id = await maker.BeginAsync(cancellationToken);
            LogBegun(logger, id);
        }
        catch (ProblemException problem) when (problem.Type == ProblemType.Conflict)
        {
            LogNotNow(logger, problem.Message);
        }
    }

    [LoggerMessage(EventId = 1203, Level = LogLevel.Information, Message = "The back-up {Id} was begun")]
    private static partial void LogBegun(ILogger logger, string id);

    [LoggerMessage(EventId = 1204, Level = LogLevel.Warning, Message = "No back-up was begun. {Reason}")]
    private static partial void LogNotNow(ILogger logger, string reason);
}
