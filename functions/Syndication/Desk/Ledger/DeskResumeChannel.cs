using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using ServerlessBlog.Moderation.Desk;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Syndication.Channels;
using ServerlessBlog.Syndication.Sending;

namespace ServerlessBlog.Syndication.Desk.Ledger;

/// <summary>The form of POST /desk/channels/resume.</summary>
public sealed record DeskResumeChannelForm(
    [property: ApiMember("The token of the session; every form of the desk has it.", RequiredInRequest = true, Example = TokenForm.Example)] string Token,
    [property: ApiMember("The id of the channel.", RequiredInRequest = true, Example = "mastodon")] string Channel);

/// <summary>POST /desk/channels/resume: has a stopped channel send again.</summary>
public sealed partial class DeskResumeChannel(DeskGate gate, ChannelDirectory channels, ChannelStates states, ILogger<DeskResumeChannel> logger)
{
    [Function(nameof(DeskResumeChannel))]
    [ApiOperation(
        "Have a stopped channel send again", Description = "Leads back to the list.",
        Tag = "desk", Status = 303, Request = typeof(DeskResumeChannelForm), RequestMediaType = MediaTypes.Form, DeskOnly = true)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/channels/resume")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ActAsync(
            request,
            async (_, form) =>
            {
                if (channels.Find(form["channel"]) is not { Traits.Id: var channel })
                    throw ProblemException.Field("channel", "Give the id of a channel that is configured.");
                await states.ResumeAsync(channel, cancellationToken);
                LogResumed(logger, channel);
                return new SeeOther(DeskPaths.With(DeskPaths.Announcements, new DeskNotice(DeskNotice.Resumed, 1, 0, [])));
            },
            cancellationToken);

    [LoggerMessage(EventId = 5300, Level = LogLevel.Information, Message = "The author has the channel {Channel} send again")]
    private static partial void LogResumed(ILogger logger, string channel);
}
