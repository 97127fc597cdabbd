using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Syndication.Announcements.Planning;
using ServerlessBlog.Syndication.Announcements.Rules;

namespace ServerlessBlog.Syndication.Announcements.Api;

/// <summary>The body of POST /api/posts/{slug}/announcements/preview.</summary>
public sealed record PreviewRequestJson(
    [property: ApiMember(
        "The messages by the ids of their channels.", RequiredInRequest = true,
        Example = """{"x":{"text":"外に向けた一言は、通りすがりの人への手紙。","link":false},"mixi2":{"text":"同じ文を送るのはやめました。お茶のついでにどうぞ。"}}""")]
    IReadOnlyDictionary<string, PreviewTextJson> Texts);

/// <summary>A message that is being written.</summary>
public sealed record PreviewTextJson(
    [property: ApiMember("The author's words.", MaxLength = AnnouncementDraft.MaxText, Example = "外に向けた一言は、通りすがりの人への手紙。")] string Text,
    [property: ApiMember("Whether the permalink goes along; by default what the channel's linkByDefault says.", Example = "false")] bool? Link,
    [property: ApiMember("The language of the text, a BCP 47 tag; by default the post's.", Example = "ja")] string? Language,
    [property: ApiMember("One of the channel's visibilities.", Example = "public")] string? Visibility);

/// <summary>What the networks would make of messages.</summary>
public sealed record PreviewJson([property: ApiMember("One for each message, by the channels' ids.")] IReadOnlyList<PreviewItemJson> Items);

/// <summary>What a network would make of a message.</summary>
public sealed record PreviewItemJson(
    [property: ApiMember("The channel's id.", Example = "x")] string Channel,
    [property: ApiMember("Its length in the network's own counting, with the link.", Example = "40")] int Count,
    [property: ApiMember("The most that the network takes, in the same counting; 0 for no limit.", Example = "280")] int Limit,
    [property: ApiMember("What sending it costs, in US dollars.", Example = "0.015")] decimal Price,
    [property: ApiMember("What is against it, as planning it would say; empty when it can be planned.")] IReadOnlyList<PreviewProblemJson> Problems)
{
    public static PreviewItemJson Of(PreviewedMessage message)
    {
        var (measure, problems) = message.Review;
        return new(message.Channel.Id, measure.Count, measure.Limit, measure.Price, [.. problems.Select(problem => PreviewProblemJson.Of(message.Channel.Id, problem))]);
    }
}

/// <summary>Something that is against a message.</summary>
public sealed record PreviewProblemJson(
    [property: ApiMember("What kind of problem, as in a problem document.", Format = "uri", Example = "urn:serverlessblog:problem:same-text")] string Type,
    [property: ApiMember("Where it stands in the request, as a JSON Pointer (RFC 6901).", Example = "/texts/x/text")] string Pointer,
    [property: ApiMember("One sentence that says what to do.", Example = "Write other words for outward readers than mixi2 has for inward ones.")] string Detail,
    [property: ApiMember("The texts that do not go together, to be compared.")] IReadOnlyList<ComparedText>? Texts)
{
    public static PreviewProblemJson Of(string channel, MessageProblem problem) => new(
        problem.Type.Uri, JsonPointer.Member(JsonPointer.Member("/texts", channel), problem.Member), problem.Detail, problem.Texts.Count > 0 ? problem.Texts : null);
}
