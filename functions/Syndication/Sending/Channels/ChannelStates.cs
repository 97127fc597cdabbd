using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Sending;

/// <summary>Keeps how channels stand: stopped until the author acts, left alone for a while, and whose turn it is.</summary>
public sealed class ChannelStates(TableServiceClient tables, QueueSender queue, AnnouncementSchedule schedule, BlogClock clock) : IDisposable
{
    // A stop is told after its write, which by then is done or never will be.
    private static readonly TimeSpan TellDelay = TimeSpan.FromSeconds(3);

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Announcements);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new(StringComparer.Ordinal);

    /// <summary>How a channel stands. One transaction.</summary>
    public async Task<ChannelState> FindAsync(string channel, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<ChannelState>(ChannelState.Partition, channel, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value! : new ChannelState { RowKey = channel };
    }

    /// <summary>Stops a channel; the author is told once. Nothing when it is stopped already.</summary>
    public async Task StopAsync(string channel, ChannelStop stop, string detail, CancellationToken cancellationToken)
    {
        var id = Ids.Random(12);
        await ChangeAsync(
            channel,
            async state =>
            {
                if (state.Stop != ChannelStop.None)
                    return null;
                await queue.SendAsync(Queues.Syndication, new ChannelStopped(channel, id), clock.Now + TellDelay, cancellationToken);
                return state with { Stop = stop, StopDetail = detail, StoppedAt = clock.Now, StopId = id, IsTold = false };
            },
            cancellationToken);
    }

    /// <summary>Notes that the author is being told of a stop; false when that was noted before, or it is over.</summary>
    public async Task<bool> TryTellAsync(string channel, string stopId, CancellationToken cancellationToken)
    {
        var isFirst = false;
        await ChangeAsync(
            channel,
            state =>
            {
                isFirst = state.Stop != ChannelStop.None && state.StopId == stopId && !state.IsTold;
                return Task.FromResult(isFirst ? state with { IsTold = true } : null);
            },
            cancellationToken);
        return isFirst;
    }

    /// <summary>Has a stopped channel send again, beginning with what waits. Nothing when it is not stopped.</summary>
    public async Task ResumeAsync(string channel, CancellationToken cancellationToken)
    {
        await ChangeAsync(
            channel,
            state => Task.FromResult(state.Stop == ChannelStop.None ? null : state with { Stop = ChannelStop.None, StopDetail = "", StoppedAt = null, StopId = "", PausedUntil = null }),
            cancellationToken);
        await schedule.WakeAsync(clock.Now + AnnouncementSchedule.StoppedWait, cancellationToken);
    }

    /// <summary>Leaves a channel alone until <paramref name="until"/>, as its network asked for.</summary>
    public Task PauseAsync(string channel, DateTimeOffset until, CancellationToken cancellationToken) =>
        ChangeAsync(channel, state => Task.FromResult(state.PausedUntil >= until ? null : state with { PausedUntil = until }), cancellationToken);

    /// <summary>
    /// Gives an attempt its turn within the network's rate limit, now or later; asked again it is the same one, unless that was
    /// missed. Turns of all instances come one after the other: two transactions at least, one when it has its turn already.
    /// </summary>
    public async Task<DateTimeOffset> TakeTurnAsync(string channel, RateLimit rate, long owner, CancellationToken cancellationToken)
    {
        var turn = clock.Now;
        await ChangeAsync(
            channel,
            state =>
            {
                var given = state.Turns;
                (turn, var turns) = RateTurns.Next(given, owner, rate, clock.Now, state.PausedUntil);
                return Task.FromResult(ReferenceEquals(turns, given) ? null : state with { Turns = turns });
            },
            cancellationToken);
        return turn;
    }

    public void Dispose()
    {
        foreach (var gate in _gates.Values)
            gate.Dispose();
    }

    private async Task ChangeAsync(string channel, Func<ChannelState, Task<ChannelState?>> change, CancellationToken cancellationToken)
    {
        // Those of this instance wait here instead of losing to each other there.
        var gate = _gates.GetOrAdd(channel, _ => new SemaphoreSlim(1));
        await gate.WaitAsync(cancellationToken);
        try
        {
            while (await change(await FindAsync(channel, cancellationToken)) is { } changed && !await TryWriteAsync(changed, cancellationToken))
            {
                // Another instance was quicker.
            }
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<bool> TryWriteAsync(ChannelState state, CancellationToken cancellationToken)
    {
        try
        {
            if (state.ETag == default)
                await _table.AddEntityAsync(state, cancellationToken);
            else
                await _table.UpdateEntityAsync(state, state.ETag, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412)
        {
            return false;
        }
    }
}
