using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using ServerlessBlog.Moderation.Judge;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Messaging;

namespace ServerlessBlog.Moderation.Notices;

/// <summary>
/// Sees to it that a notice is on its way when something waits: soon after the first item, so that those that come with it
/// are told together, and never sooner than <c>Moderation__Notify__Every</c> minutes after the last notice.
/// </summary>
public sealed class NoticeSchedule(NoticeStates states, QueueSender queue, BlogClock clock, IOptions<ModerationOptions> options)
{
    /// <summary>How long the first notice waits for company.</summary>
    public static readonly TimeSpan Gather = TimeSpan.FromSeconds(10);

    /// <summary>A notice this late has lost its message; another is sent after it.</summary>
    public static readonly TimeSpan Lost = TimeSpan.FromMinutes(10);

    // What an instance remembers must end before another instance can have sent the notice, with clocks apart.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    private const int Tries = 5;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _onTheWay = new(StringComparer.Ordinal);

    /// <summary>
    /// Makes sure that <paramref name="channel"/> tells of what waits now. None to two transactions and at most one message, which
    /// is sent before the state says so. An item that is committed before this is called is in the notice.
    /// </summary>
    public async Task EnsureAsync(string channel, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        if (_onTheWay.TryGetValue(channel, out var known) && now < known - Margin)
            return;
        for (var i = 0; i < Tries; i++)
        {
            var state = await states.FindAsync(channel, cancellationToken);
            if (state is { Token.Length: > 0, ClaimedAt: null } && now < state.At + Lost)
            {
                _onTheWay[channel] = state.At;
                return;
            }

            // Whoever has claimed a notice has read what waits, or is about to.
            var told = state.ClaimedAt is { } claimed && claimed > (state.ToldAt ?? DateTimeOffset.MinValue) ? claimed : state.ToldAt;
            var at = Later(now + Gather, told + TimeSpan.FromMinutes(options.Value.Notify.Every));
            if (await StartAsync(channel, state with { ToldAt = told, Attempt = 0 }, at, cancellationToken))
                return;
        }
    }

    /// <summary>Sends the message of a new notice and makes it the one that counts; false when another consumer was quicker.</summary>
    public async Task<bool> StartAsync(string channel, NoticeState state, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var token = Ids.Random(12);
        await queue.SendAsync(Queues.Moderation, new NoticeDue(channel, token), at, cancellationToken);
        if (await states.TryWriteAsync(channel, state with { Token = token, At = at, ClaimedAt = null }, cancellationToken) is null)
            return false;
        _onTheWay[channel] = at;
        return true;
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset? b) => b is { } other && other > a ? other : a;
}

/// <summary>The message that has one notice sent.</summary>
/// <param name="Channel">By which way.</param>
/// <param name="Token">Which notice; see <see cref="NoticeState.Token"/>.</param>
/// <param name="Looks">How often the message was put off.</param>
public sealed record NoticeDue(string Channel, string Token, int Looks = 0)
{
    public const string MessageKind = "tell-author";

    public string Kind { get; } = MessageKind;
}
