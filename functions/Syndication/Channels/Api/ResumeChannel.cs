using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Syndication.Announcements.Planning;
using ServerlessBlog.Syndication.Sending;

namespace ServerlessBlog.Syndication.Channels.Api;

/// <summary>POST /api/channels/{channel}/resume: has a stopped channel send again.</summary>
public sealed class ResumeChannel(AnnouncedPosts posts, ChannelStates states, ChannelAnswers answers, AuthorKey author)
{
    [Function(nameof(ResumeChannel))]
    [ApiOperation(
        "Have a stopped channel send again", Description = "What waits is sent then. A channel that is not stopped stays as it is.", Tag = "announcements",
        Request = typeof(EmptyJson), RequestIsOptional = true, Response = typeof(ChannelJson), AuthorOnly = true, Problems = [nameof(ProblemType.NotFound)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/channels/{channel}/resume")] HttpRequest request, string channel, CancellationToken cancellationToken)
    {
        author.Require(request);
        new Fields(await JsonBody.ReadOptionalAsync(request, cancellationToken)).ThrowIfInvalid();
        var stopped = posts.Channel(channel);
        await states.ResumeAsync(channel, cancellationToken);
        return new JsonResult(await answers.JsonAsync(stopped, cancellationToken));
    }
}
