using Microsoft.AspNetCore.Http;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Site;

namespace ServerlessBlog.Moderation.Notices.Links;

/// <summary>Draws the pages behind decisions' links.</summary>
public sealed class DecisionPages(PageRenderer renderer, SiteInfo site)
{
    private readonly NoticeTexts _texts = NoticeTexts.For(site.Language);

    /// <summary>Asks whether to do it, or says that it is done already.</summary>
    public Task<IResult> AskAsync(FeedbackItem item, FeedbackState decision) => item.State == decision
        ? DoneAsync(item)
        : AnswerAsync(
            StatusCodes.Status200OK,
            new DecisionPageModel(site, _texts, decision == FeedbackState.Approved ? _texts.ConfirmApprove : _texts.ConfirmSpam, _texts.ConfirmHint)
            {
                Item = item,
                Button = decision == FeedbackState.Approved ? _texts.Approve : _texts.Spam,
            });

    public Task<IResult> DoneAsync(FeedbackItem item) => AnswerAsync(
        StatusCodes.Status200OK,
        new DecisionPageModel(site, _texts, item.State == FeedbackState.Approved ? _texts.Approved : _texts.MarkedSpam, _texts.UndoHint) { Item = item });

    /// <summary>Says that the link is over, forged or cut off.</summary>
    public Task<IResult> NoLinkAsync() =>
        AnswerAsync(ProblemType.NotFound.Status, new DecisionPageModel(site, _texts, _texts.NoLink, _texts.NoLinkHint));

    /// <summary>Says that there is nothing to decide about any more.</summary>
    public Task<IResult> ItemGoneAsync() =>
        AnswerAsync(ProblemType.NotFound.Status, new DecisionPageModel(site, _texts, _texts.ItemGone, _texts.ItemGoneHint));

    /// <summary>Says that a linkback whose source was not seen to link here cannot be approved.</summary>
    public Task<IResult> UnverifiedAsync() =>
        AnswerAsync(ProblemType.Conflict.Status, new DecisionPageModel(site, _texts, _texts.Unverified, _texts.UnverifiedHint));

    private async Task<IResult> AnswerAsync(int status, DecisionPageModel model) => await renderer.PrivatePageAsync<DecisionPage>(model, status);
}
