using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Posts.Authors;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Read;
using ServerlessBlog.Posts.Write;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Sending;
using ServerlessBlog.Syndication.Statuses.Gathering;
using ServerlessBlog.Syndication.Statuses.Quotes;

namespace ServerlessBlog.Syndication.Statuses.Digest;

/// <summary>
/// Drafts a post that quotes what an account said in the last week. Its slug names week and channel, and no slug is given
/// twice: so there is one such draft at most, also when two instances make it, when one dies on the way, and when the author
/// has deleted it.
/// </summary>
public sealed partial class DigestMaker(
    DigestStore store, Spending spending, PostReader posts, PostWriter writer, StatusTitles titles, BlogClock clock, IOptions<BlogOptions> options, ILogger<DigestMaker> logger)
{
    /// <summary>The most statuses of a week that are read, and paid for.</summary>
    public const int MaxStatuses = 200;

    // Well within the time of a claim.
    private static readonly TimeSpan ReadTime = TimeSpan.FromMinutes(2);

    /// <summary>Makes last week's digest of a channel unless that was done. One transaction when it was.</summary>
    public async Task MakeAsync(IChannel channel, IStatusSource source, CancellationToken cancellationToken)
    {
        var week = DigestWeek.Before(clock.Now, clock);
        if (await store.TryClaimAsync($"digest-{week.Name}-{channel.Traits.Id}", cancellationToken) is not { } claimed)
            return;
        var isDone = false;
        try
        {
            // Made by a run that died before it could say so.
            isDone = await posts.FindAsync(claimed.Slug, cancellationToken) is not null || await DraftAsync(channel, source, claimed.Slug, week, cancellationToken);
        }
        catch (ChannelException exception)
        {
            LogUnread(logger, channel.Traits.Id, exception.Message);
        }
        finally
        {
            await (isDone ? store.FinishAsync(claimed, CancellationToken.None) : store.ReleaseAsync(claimed, CancellationToken.None));
        }
    }

    private async Task<bool> DraftAsync(IChannel channel, IStatusSource source, string slug, DigestWeek week, CancellationToken cancellationToken)
    {
        if (await ReadAsync(channel.Traits, source, slug, week, cancellationToken) is not { } statuses)
            return false;
        var collector = new StatusCollector(new StatusSelection(week.From, week.Until, MaxStatuses, IncludeReplies: false), clock);
        foreach (var status in statuses.Where(status => !string.IsNullOrWhiteSpace(status.Text)))
            collector.Add(new FoundStatus(FoundKind.Own, status));
        var gathered = collector.Finish();
        if (gathered.Quotations.Count == 0)
            return true;
        var content = new PostContent
        {
            Title = titles.OfDigest(channel.Traits.Name, week.From, week.Until),
            Body = QuoteMarkdown.Of(gathered.Quotations),
            Author = AuthorDirectory.DefaultId,
            Language = options.Value.Language,
        };
        await writer.CreateOnceAsync(slug, content, cancellationToken);
        LogMade(logger, channel.Traits.Id, gathered.Count);
        return true;
    }

    // Null where the budget does not allow it. The money is reserved for the most that there may be to read, and what was not
    // spent is given back; if the process dies in between, the month counts too much rather than too little.
    private async Task<IReadOnlyList<OwnStatus>?> ReadAsync(ChannelTraits traits, IStatusSource source, string slug, DigestWeek week, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        if (!await spending.TryReserveAsync(traits.Id, slug, source.StatusPrice * MaxStatuses, traits.MonthlyBudget, now, cancellationToken))
        {
            LogOverBudget(logger, traits.Id, (source.StatusPrice * MaxStatuses).ToString("0.000", CultureInfo.InvariantCulture));
            return null;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(ReadTime);
        try
        {
            var statuses = await source.ReadOwnAsync(week.From, week.Until, MaxStatuses, limit.Token);
            await spending.RecordAsync(traits.Id, $"{slug}:{Ids.Random(8)}", source.StatusPrice * statuses.Count, cancellationToken);
            return statuses;
        }
        finally
        {
            await spending.ReleaseAsync(traits.Id, slug, now, CancellationToken.None);
        }
    }

    [LoggerMessage(EventId = 5280, Level = LogLevel.Information, Message = "Drafted last week's digest of the channel {Channel}: {Count} statuses")]
    private static partial void LogMade(ILogger logger, string channel, int count);

    [LoggerMessage(EventId = 5281, Level = LogLevel.Warning, Message = "The digest of the channel {Channel} waits for the next run: {Reason}")]
    private static partial void LogUnread(ILogger logger, string channel, string reason);

    [LoggerMessage(EventId = 5282, Level = LogLevel.Warning, Message = "The digest of the channel {Channel} is not made: it may cost {Dollars} dollars, and the month's budget has less left")]
    private static partial void LogOverBudget(ILogger logger, string channel, string dollars);
}
