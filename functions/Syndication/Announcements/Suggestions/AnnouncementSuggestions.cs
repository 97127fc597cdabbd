using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Read;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Announcements.Planning;
using ServerlessBlog.Syndication.Announcements.Rules;
using ServerlessBlog.Syndication.Channels;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Announcements.Suggestions;

/// <summary>A sentence that fits.</summary>
/// <param name="Text">The words, exactly as in the post.</param>
/// <param name="Measure">Their length and price on the channel, with the link where it adds one.</param>
public sealed record Suggestion(string Text, Measure Measure);

/// <summary>What a channel might be told of a post, the best first.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Proposals">At most <see cref="AnnouncementSuggestions.MaxProposals"/>, all different.</param>
public sealed record ChannelSuggestions(ChannelTraits Channel, IReadOnlyList<Suggestion> Proposals);

/// <summary>
/// Proposes sentences of a post for each channel, to be edited by the author; nothing is sent of them by itself. What outward
/// channels are proposed and what inward ones are has no sentence in common, and is never nearly the same.
/// </summary>
public sealed class AnnouncementSuggestions(PostReader posts, ChannelDirectory channels, AnnouncementMessages messages, Urls urls, IOptions<BlogOptions> options)
{
    public const int MaxProposals = 3;

    // Worse ones are not proposed, and need not be compared.
    private const int Considered = 40;

    /// <summary>The proposals for each configured channel. One transaction.</summary>
    public async Task<IReadOnlyList<ChannelSuggestions>> OfAsync(Post post, CancellationToken cancellationToken)
    {
        var sentences = Sentence.Of(PostParagraphs.Of(await posts.HtmlAsync(post, cancellationToken)))
            .Where(sentence => !TitleOnly.IsSo(sentence.Text, post.Title, options.Value.Title, urls.Post(post.Slug)))
            .ToList();
        var title = MessageWords.Of(post.Title);
        var ranked = Enum.GetValues<Audience>().ToDictionary(
            audience => audience,
            audience => sentences.OrderByDescending(sentence => SentenceScore.Of(sentence, title, audience)).Take(Considered).ToList());
        var chosen = channels.All.ToDictionary(channel => channel, _ => new List<(Sentence Sentence, Measure Measure)>());
        // In turns, so that neither audience takes what is good for both.
        for (var round = 0; round < MaxProposals; round++)
        {
            foreach (var (channel, own) in chosen)
            {
                var taken = chosen.Where(entry => entry.Key.Traits.Audience != channel.Traits.Audience).SelectMany(entry => entry.Value).Concat(own);
                if (await NextAsync(channel, post, ranked[channel.Traits.Audience], [.. taken.Select(proposal => proposal.Sentence)], cancellationToken) is { } next)
                    own.Add(next);
            }
        }

        return [.. chosen.Select(entry => new ChannelSuggestions(entry.Key.Traits, [.. entry.Value.Select(proposal => new Suggestion(proposal.Sentence.Text, proposal.Measure))]))];
    }

    private async Task<(Sentence Sentence, Measure Measure)?> NextAsync(IChannel channel, Post post, List<Sentence> ranked, IReadOnlyList<Sentence> taken, CancellationToken cancellationToken)
    {
        foreach (var sentence in ranked.Where(sentence => !taken.Any(sentence.IsLike)))
        {
            var row = new AnnouncementDraft(sentence.Text).Onto(new Announcement(), channel.Traits, post);
            var measure = await channel.MeasureAsync(messages.MessageOf(row, post), cancellationToken);
            if (measure.Problems.Count == 0)
                return (sentence, measure);
        }

        return null;
    }
}
