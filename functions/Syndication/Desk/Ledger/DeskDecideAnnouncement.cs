using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation.Desk;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Sending;

namespace ServerlessBlog.Syndication.Desk.Ledger;

/// <summary>The form of POST /desk/announcements.</summary>
public sealed record DeskDecideAnnouncementForm(
    [property: ApiMember("The token of the session; every form of the desk has it.", RequiredInRequest = true, Example = TokenForm.Example)] string Token,
    [property: ApiMember("The slug of the post.", RequiredInRequest = true, Example = "twitter-outside-mixi-inside")] string Post,
    [property: ApiMember("The id of the channel.", RequiredInRequest = true, Example = "mastodon")] string Channel,
    [property: ApiMember("Whether to ask the network, to send it again, or to leave it at that.", RequiredInRequest = true, Values = ["check", "resend", "drop"], Example = "check")] string Decision);

/// <summary>POST /desk/announcements: what to do about an announcement whose answer was lost, or that was not sent.</summary>
public sealed class DeskDecideAnnouncement(DeskGate gate, AnnouncementDecisions decisions)
{
    [Function(nameof(DeskDecideAnnouncement))]
    [ApiOperation(
        "Decide about an announcement", Description = "Leads back to the list, which says what came of it.",
        Tag = "desk", Status = 303, Request = typeof(DeskDecideAnnouncementForm), RequestMediaType = MediaTypes.Form, DeskOnly = true)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/announcements")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ActAsync(request, (_, form) => DecideAsync(form, cancellationToken), cancellationToken);

    private async Task<IResult> DecideAsync(DeskForm form, CancellationToken cancellationToken)
    {
        var (post, channel, decision) = (form["post"], form["channel"], form["decision"]);
        DeskNotice notice;
        try
        {
            notice = new DeskNotice(
                decision switch
                {
                    "check" => NoticeOf(await decisions.CheckAsync(post, channel, cancellationToken)),
                    "resend" => await decisions.ResendAsync(post, channel, cancellationToken) is not null ? DeskNotice.SentAgain : "",
                    "drop" => await decisions.DropAsync(post, channel, cancellationToken) is not null ? DeskNotice.Dropped : "",
                    _ => throw ProblemException.Field("decision", "Give check, resend or drop."),
                },
                1, 0, []);
        }
        catch (ProblemException problem) when (problem.Type == ProblemType.NotFound || problem.Type == ProblemType.Conflict)
        {
            notice = new DeskNotice(decision switch { "check" => DeskNotice.Unanswered, "resend" => DeskNotice.SentAgain, _ => DeskNotice.Dropped }, 0, 1, []);
        }

        return new SeeOther(DeskPaths.With(DeskPaths.Announcements, notice));
    }

    private static string NoticeOf(Announcement row) => row.State switch
    {
        AnnouncementState.Sent => DeskNotice.Found,
        AnnouncementState.Unknown => DeskNotice.Unanswered,
        _ => DeskNotice.Absent,
    };
}
