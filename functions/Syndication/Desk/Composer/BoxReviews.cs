using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Text;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Syndication.Announcements;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Announcements.Planning;
using ServerlessBlog.Syndication.Announcements.Rules;
using ServerlessBlog.Syndication.Channels;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Desk.Composer;

/// <summary>Says of boxes how long and how dear it is what stands in them, and why it cannot be taken.</summary>
public sealed class BoxReviews(AnnouncementPreview preview, AnnouncementMessages messages, ChannelDirectory channels, AnnouncementInfo info, BlogClock clock)
{
    private AnnouncementTexts Texts => info.Texts;

    /// <summary>
    /// The same boxes, reviewed together: what is typed in one is held against what is typed in the others. Nothing is said
    /// against a box that is empty or as it was. One transaction for each that costs something within a budget.
    /// </summary>
    public async Task<IReadOnlyList<Box>> ReviewAsync(PlannedPost planned, IReadOnlyList<Box> boxes, CancellationToken cancellationToken)
    {
        // What failed is nowhere, and is held against nothing until it is written anew.
        var drafts = boxes
            .Where(box => box.IsOpen && !string.IsNullOrWhiteSpace(box.Typed.Text) && (box.IsChanged(info) || box.Row is not { State: AnnouncementState.Failed }))
            .ToDictionary(box => box.Traits.Id, DraftOf, StringComparer.Ordinal);
        var reviews = (await preview.OfAsync(planned, drafts, cancellationToken)).ToDictionary(message => message.Channel.Id, message => message.Review, StringComparer.Ordinal);
        return await Task.WhenAll(boxes.Select(async box => box.IsOpen
            ? box with { Measure = await MeasureAsync(planned.Post, box, cancellationToken), Problems = [.. Problems(box, reviews.GetValueOrDefault(box.Traits.Id))] }
            : box with { Problems = [.. TooLate(box)] }));
    }

    /// <summary>What stands in a box, as it is planned.</summary>
    public AnnouncementDraft DraftOf(Box box) => new(box.Typed.Text)
    {
        Link = box.Typed.Link,
        // To the minute, as it was typed: the one that is planned may be more exact.
        At = box.Row is { } row && info.InputOf(row.At) == box.Typed.At ? row.At : info.TimeOf(box.Typed.At),
        Language = box.Typed.Language,
        Visibility = box.Typed.Visibility,
    };

    private async Task<BoxMeasure> MeasureAsync(Post post, Box box, CancellationToken cancellationToken)
    {
        var channel = channels.Find(box.Traits.Id)!;
        var with = await MeasureAsync(post, channel, DraftOf(box) with { Link = true }, cancellationToken);
        var without = await MeasureAsync(post, channel, DraftOf(box) with { Link = false }, cancellationToken);
        var measure = box.Typed.Link ? with : without;
        return new BoxMeasure(string.IsNullOrWhiteSpace(box.Typed.Text) ? 0 : measure.Count, measure.Limit, measure.Price, with.Price, without.Price);
    }

    private ValueTask<Measure> MeasureAsync(Post post, IChannel channel, AnnouncementDraft draft, CancellationToken cancellationToken) =>
        channel.MeasureAsync(messages.MessageOf(draft.Onto(new Announcement(), channel.Traits, post), post), cancellationToken);

    private IEnumerable<BoxProblem> Problems(Box box, MessageReview? review)
    {
        if (!box.IsChanged(info))
            yield break;
        var text = box.Typed.Text;
        if (box.IsStale)
            yield return new BoxProblem(Texts.Stale) { Quotes = box.Row is null ? [] : [(Texts.Current, box.Row.Text)] };
        if (review is null)
            yield return new BoxProblem(Texts.NoWords);
        if (!AnnouncementDraft.IsText(text))
            yield return new BoxProblem(Texts.Characters);
        if (Characters.Count(text) is var count && count > AnnouncementDraft.MaxText)
            yield return new BoxProblem(Texts.TooLong(AnnouncementDraft.MaxText, count));
        if (box.Typed.At.Length > 0 && !IsTime(box))
            yield return new BoxProblem(Texts.Time);
        foreach (var problem in review?.Problems ?? [])
            yield return ProblemOf(problem, review!.Measure);
    }

    // What is planned may be past, and still wait for its post.
    private bool IsTime(Box box) => DraftOf(box).At is { } at && (at == box.Row?.At || AnnouncementDraft.IsTime(at, clock.Now));

    // It went out while these words were typed: they are shown, and not lost.
    private IEnumerable<BoxProblem> TooLate(Box box) =>
        box.FormBase is null || box.Typed.Text == BoxInput.Of(box.Row, box.Traits, info).Text ? [] : [new BoxProblem(Texts.Moved) { Quotes = [(Texts.Mine, box.Typed.Text)] }];

    private BoxProblem ProblemOf(MessageProblem problem, Measure measure) => problem switch
    {
        _ when problem.Type == ProblemType.TitleOnly => new(Texts.OnlyTitle),
        _ when problem.Type == ProblemType.OverLimit => new(Texts.TooLong(measure.Limit, measure.Count)),
        _ when problem.Type == ProblemType.OverBudget => new(Texts.OverBudget(AnnouncementTexts.Dollars(measure.Price))),
        { Texts: [var mine, var theirs] } when problem.Type == ProblemType.SameText && channels.Find(theirs.Channel) is { } other => new(Texts.SameText(other.Traits.Name))
        {
            Quotes = [(Texts.Mine, mine.Text), (Texts.Theirs(other.Traits.Name), theirs.Text)],
        },
        _ => new(problem.Detail) { Language = "en" },
    };
}
