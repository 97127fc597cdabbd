using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Syndication.Announcements.Planning;
using ServerlessBlog.Syndication.Announcements.Suggestions;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Announcements.Api;

/// <summary>POST /api/posts/{slug}/announcements/suggest: proposes sentences of a post for each channel.</summary>
public sealed class SuggestAnnouncements(AnnouncedPosts posts, AnnouncementSuggestions suggestions, AuthorKey author)
{
    [Function(nameof(SuggestAnnouncements))]
    [ApiOperation(
        "Propose messages", Description = "Whole sentences of the post, as they stand there, that fit into each channel: others for outward readers than for inward ones. To be edited; nothing is planned.",
        Tag = "announcements", Request = typeof(EmptyJson), RequestIsOptional = true, Response = typeof(SuggestionsJson), AuthorOnly = true, Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Gone)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/posts/{slug}/announcements/suggest")] HttpRequest request, string slug, CancellationToken cancellationToken)
    {
        author.Require(request);
        new Fields(await JsonBody.ReadOptionalAsync(request, cancellationToken)).ThrowIfInvalid();
        var proposed = await suggestions.OfAsync(await posts.FindPostAsync(slug, cancellationToken), cancellationToken);
        return new JsonResult(new SuggestionsJson([.. proposed.Select(ChannelSuggestionsJson.Of)]));
    }
}

/// <summary>What the channels might be told of a post.</summary>
public sealed record SuggestionsJson([property: ApiMember("One for each configured channel, by the channels' ids.")] IReadOnlyList<ChannelSuggestionsJson> Items);

/// <summary>What one channel might be told.</summary>
public sealed record ChannelSuggestionsJson(
    [property: ApiMember("The channel's id.", Example = "mixi2")] string Channel,
    [property: ApiMember("Whom it speaks to.", Example = "inward")] Audience Audience,
    [property: ApiMember("At most three, the best first; empty when no sentence fits.")] IReadOnlyList<SuggestionJson> Proposals)
{
    public static ChannelSuggestionsJson Of(ChannelSuggestions suggestions) => new(
        suggestions.Channel.Id, suggestions.Channel.Audience, [.. suggestions.Proposals.Select(proposal => new SuggestionJson(proposal.Text, proposal.Measure.Count, proposal.Measure.Limit, proposal.Measure.Price))]);
}

/// <summary>A sentence that fits.</summary>
public sealed record SuggestionJson(
    [property: ApiMember("The words, exactly as in the post.", Example = "同じ文を両方に送るのは、やめました。")] string Text,
    [property: ApiMember("Its length in the network's own counting, with the link where the channel adds one.", Example = "42")] int Count,
    [property: ApiMember("The most that the network takes, in the same counting; 0 for no limit.", Example = "149")] int Limit,
    [property: ApiMember("What sending it costs, in US dollars.", Example = "0")] decimal Price);
