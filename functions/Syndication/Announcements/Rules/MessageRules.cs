using System.Globalization;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Text;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Announcements.Planning;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Sending;

namespace ServerlessBlog.Syndication.Announcements.Rules;

/// <summary>Holds what a channel is to be told to the rules, before anything is sent.</summary>
public sealed class MessageRules(AnnouncementMessages messages, Spending spending, Urls urls, IOptions<BlogOptions> options, BlogClock clock)
{
    // In a sentence; the whole texts stand beside it.
    private const int ShownCharacters = 150;

    /// <summary>
    /// Measures a message and says what is against it. One transaction where it costs something and the channel has a
    /// budget, else none.
    /// </summary>
    /// <param name="post">The post that it announces.</param>
    /// <param name="channel">The channel that is to say it.</param>
    /// <param name="draft">The message.</param>
    /// <param name="others">What the other channels are told of the post, and were.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<MessageReview> ReviewAsync(Post post, IChannel channel, AnnouncementDraft draft, IEnumerable<OtherMessage> others, CancellationToken cancellationToken)
    {
        var traits = channel.Traits;
        var measure = await channel.MeasureAsync(messages.MessageOf(draft.Onto(new Announcement(), traits, post), post), cancellationToken);
        if (string.IsNullOrWhiteSpace(draft.Text))
            return new MessageReview(measure, [new(ProblemType.InvalidField, "text", $"Write what {traits.Name} is to say; without a text nothing is sent.")]);
        List<MessageProblem> problems = [];
        if (TitleOnly.IsSo(draft.Text, post.Title, options.Value.Title, urls.Post(post.Slug)))
            problems.Add(new(ProblemType.TitleOnly, "text", "Say something to these readers: this text is no more than the title, a link or a hashtag."));
        problems.AddRange(others
            .Where(other => other.Channel.Id != traits.Id && other.Channel.Audience != traits.Audience && SameText.IsNearlySame(draft.Text, other.Text))
            .Select(other => Same(traits, draft.Text, other)));
        problems.AddRange(measure.Problems.Select(problem => new MessageProblem(problem.IsTooLong ? ProblemType.OverLimit : ProblemType.InvalidField, problem.Member, problem.Detail)));
        if (await OverBudgetAsync(traits, measure, draft.At ?? clock.Now, cancellationToken) is { } over)
            problems.Add(over);
        return new MessageReview(measure, problems);
    }

    private static MessageProblem Same(ChannelTraits channel, string text, OtherMessage other) => new(
        ProblemType.SameText, "text",
        $"Write other words for {NameOf(channel.Audience)} readers than {other.Channel.Name} has for {NameOf(other.Channel.Audience)} ones: “{Shown(text)}” is nearly the same as “{Shown(other.Text)}” there.")
    {
        Texts = [new ComparedText(channel.Id, text), new ComparedText(other.Channel.Id, other.Text)],
    };

    private async Task<MessageProblem?> OverBudgetAsync(ChannelTraits channel, Measure measure, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (channel.MonthlyBudget is not { } budget || measure.Price <= 0)
            return null;
        var spent = await spending.OfMonthAsync(channel.Id, at, cancellationToken);
        return spent + measure.Price <= budget ? null : new MessageProblem(
            ProblemType.OverBudget, "text",
            string.Create(CultureInfo.InvariantCulture, $"Make it cheaper, give it a time in another month or raise Channels__{channel.Id}__MonthlyBudget: it costs ${measure.Price:0.000}, and ${spent:0.000} of that month's ${budget:0.000} are spent."));
    }

    private static string NameOf(Audience audience) => audience == Audience.Outward ? "outward" : "inward";

    private static string Shown(string text) => Graphemes.Truncate(text, ShownCharacters) is var shown && shown.Length < text.Length ? shown + "…" : shown;
}
