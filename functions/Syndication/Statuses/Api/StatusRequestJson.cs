using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Syndication.Statuses.Gathering;

namespace ServerlessBlog.Syndication.Statuses.Api;

/// <summary>Where statuses come from.</summary>
public enum StatusSource
{
    /// <summary>The file data/tweets.js of an archive from X.</summary>
    X,

    /// <summary>The file outbox.json of an archive from Mastodon.</summary>
    Mastodon,

    /// <summary>Text that was copied from a page.</summary>
    Text,
}

/// <summary>The members of a request for a draft that quotes statuses.</summary>
public sealed record StatusRequestJson(
    [property: ApiMember("What the content is: x for tweets.js of an archive from X, mastodon for outbox.json of one from Mastodon, text for statuses that were copied from a page.", RequiredInRequest = true, Example = "text")] StatusSource Source,
    [property: ApiMember("The file as it is, or the text: blocks with blank lines between them, each perhaps with a line for time and client and one for the URL at its end. At most 1 MiB of text; files larger than a JSON request are sent as a form.", RequiredInRequest = true, File = StatusUpload.File, Example = "つぶやきは外へ、日記は内へ。\n2009-12-26 08:44 Keitai Webで\nhttps://twitter.example/status/7045315726")] string Content,
    [property: ApiMember("The draft's title; made of the dates unless given.", MinLength = 1, MaxLength = 200, Example = "先週のつぶやき")] string? Title,
    [property: ApiMember("The author's name on X, with or without @, for permalinks and for threads; x alone takes it.", MinLength = 1, MaxLength = 16, Example = "hanako")] string? Account,
    [property: ApiMember("Quote only statuses from this time on.", Example = "2009-12-21T00:00:00+09:00")] DateTimeOffset? From,
    [property: ApiMember("Quote only statuses before this time.", Example = "2009-12-28T00:00:00+09:00")] DateTimeOffset? Until,
    [property: ApiMember("Quote at most so many statuses, 1 to 500: the newest in the range, of a text the first; 100 unless given.", Example = "100")] int? Max,
    [property: ApiMember("The draft's categories.", MaxItems = 20, ItemMaxLength = 100, ItemPattern = @"^[^/\\]+$", Example = """["SNS"]""")] IReadOnlyList<string>? Categories,
    [property: ApiMember("The draft's tags.", MaxItems = 50, ItemMaxLength = 100, ItemPattern = @"^[^/\\]+$", Example = """["twitter"]""")] IReadOnlyList<string>? Tags,
    [property: ApiMember("Whether to quote answers to others too; answers to oneself always go on with their thread.", Example = "false")] bool? IncludeReplies);
