using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Syndication.Channels.Api;

/// <summary>GET /api/channels: the channels that are configured, what they take and how they stand.</summary>
public sealed class ListChannels(ChannelDirectory channels, ChannelAnswers answers, AuthorKey author)
{
    [Function(nameof(ListChannels))]
    [ApiOperation(
        "List the channels", Tag = "announcements", Description = "Those of the settings, with their limits, prices, spending, and whether they send.",
        Response = typeof(ChannelsJson), AuthorOnly = true, Problems = [nameof(ProblemType.InvalidRequest)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/channels")] HttpRequest request, CancellationToken cancellationToken)
    {
        author.Require(request);
        Query.Allow(request);
        return new JsonResult(new ChannelsJson(await Task.WhenAll(channels.All.Select(channel => answers.JsonAsync(channel, cancellationToken)))));
    }
}
