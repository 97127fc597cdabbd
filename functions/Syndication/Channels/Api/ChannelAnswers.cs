using Microsoft.Extensions.Options;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Sending;

namespace ServerlessBlog.Syndication.Channels.Api;

/// <summary>What the functions of the channels API have in common: telling how a channel stands.</summary>
public sealed class ChannelAnswers(ChannelStates states, Spending spending, Urls urls, IOptions<BlogOptions> options, BlogClock clock)
{
    /// <summary>The channel as the API shows it. One transaction, and one more where messages cost something.</summary>
    public async Task<ChannelJson> JsonAsync(IChannel channel, CancellationToken cancellationToken)
    {
        var traits = channel.Traits;
        var finding = states.FindAsync(traits.Id, cancellationToken);
        var empty = await MeasureAsync(channel, "", isLinked: false, cancellationToken);
        var plain = await MeasureAsync(channel, "a", isLinked: false, cancellationToken);
        var linked = await MeasureAsync(channel, "a", isLinked: true, cancellationToken);
        var costs = plain.Price > 0 || linked.Price > 0;
        var spent = costs || traits.MonthlyBudget is not null || traits.LookUpPrice > 0 ? await spending.OfMonthAsync(traits.Id, clock.Now, cancellationToken) : 0;
        var state = await finding;
        return new ChannelJson
        {
            Id = traits.Id,
            Kind = traits.Kind,
            Name = traits.Name,
            Audience = traits.Audience,
            LinkByDefault = traits.LinksByDefault,
            Limit = empty.Limit,
            Visibilities = traits.Visibilities,
            Price = costs ? new ChannelPriceJson(plain.Price, linked.Price) : null,
            MonthlyBudget = traits.MonthlyBudget,
            SpentThisMonth = spent,
            Stop = state.Stop == ChannelStop.None ? null : new ChannelStopJson(state.Stop, state.StopDetail, state.StoppedAt),
            PausedUntil = state.PausedUntil > clock.Now ? state.PausedUntil : null,
            CanCheck = traits.CanLookUp,
        };
    }

    private ValueTask<Measure> MeasureAsync(IChannel channel, string text, bool isLinked, CancellationToken cancellationToken) =>
        channel.MeasureAsync(new ChannelMessage(text, isLinked ? urls.Post("a") : null, "", "", options.Value.Language, Visibility: null), cancellationToken);
}
