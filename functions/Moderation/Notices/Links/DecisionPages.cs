using System.Text;
using Microsoft.AspNetCore.Http;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Site;

namespace ServerlessBlog.Moderation.Notices.Links;

/// <summary>Draws the pages behind decisions' links. They are kept nowhere and listed nowhere, and tell no other site that they exist.</summary>
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

    private async Task<IResult> AnswerAsync(int status, DecisionPageModel model) =>
        new Answer(status, Encoding.UTF8.GetBytes(await renderer.RenderAsync<DecisionPage>(model)));

    private sealed class Answer(int status, byte[] page) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            foreach (var (name, value) in PageRenderer.Headers)
                response.Headers[name] = value;
            response.Headers.CacheControl = "no-store";
            response.Headers["X-Robots-Tag"] = "noindex";
            response.Headers["Referrer-Policy"] = "no-referrer";
            if (status == StatusCodes.Status200OK && !HttpMethods.IsPost(httpContext.Request.Method))
            {
                var etag = ETags.Of(page);
                response.Headers.ETag = etag;
                if (ETags.IsNotModified(httpContext.Request, etag))
                {
                    response.StatusCode = StatusCodes.Status304NotModified;
                    return;
                }
            }

            response.StatusCode = status;
            response.ContentType = "text/html; charset=utf-8";
            response.ContentLength = page.Length;
            await response.Body.WriteAsync(page, httpContext.RequestAborted);
        }
    }
}
