using ServerlessBlog.Posts.Model;
using ServerlessBlog.Syndication.Announcements.Planning;
using ServerlessBlog.Syndication.Announcements.Rules;
using ServerlessBlog.Syndication.Channels;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Announcements;

/// <summary>A message that is being written, as its channel sees it.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Review">Its length, limit and price, and what is against it.</param>
public sealed record PreviewedMessage(ChannelTraits Channel, MessageReview Review);

/// <summary>Says of messages that are being written what planning them would say, without planning anything.</summary>
public sealed class AnnouncementPreview(MessageRules rules, ChannelDirectory channels)
{
    /// <summary>
    /// Reviews the messages for several channels together, in the order of the channels' ids: besides each other, they are
    /// compared with what the remaining channels are told of the post. One transaction for each that costs something within
    /// a budget.
    /// </summary>
    /// <param name="planned">The post with its announcements.</param>
    /// <param name="drafts">The messages by the ids of their channels; those of channels that are not configured are left out.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<PreviewedMessage>> OfAsync(PlannedPost planned, IReadOnlyDictionary<string, AnnouncementDraft> drafts, CancellationToken cancellationToken)
    {
        var written = channels.All.Where(channel => drafts.ContainsKey(channel.Traits.Id)).ToList();
        List<OtherMessage> messages =
        [
            .. written.Select(channel => new OtherMessage(channel.Traits, drafts[channel.Traits.Id].Text)),
            .. planned.Messages(channels.All).Where(message => !drafts.ContainsKey(message.Channel.Id)),
        ];
        return await Task.WhenAll(written.Select(async channel => new PreviewedMessage(
            channel.Traits, await rules.ReviewAsync(planned.Post, channel, drafts[channel.Traits.Id], messages, cancellationToken))));
    }
}
