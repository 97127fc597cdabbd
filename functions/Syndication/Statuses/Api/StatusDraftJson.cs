using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Api;
using ServerlessBlog.Syndication.Statuses.Gathering;

namespace ServerlessBlog.Syndication.Statuses.Api;

/// <summary>A draft that was made of statuses, and what became of them.</summary>
public sealed record StatusDraftJson(
    [property: ApiMember("The draft.")] PostJson Post,
    [property: ApiMember("How many statuses it quotes.", Example = "86")] int Quoted,
    [property: ApiMember("How many entries it does not quote, by the reason.")] LeftOut LeftOut,
    [property: ApiMember("What to look at, each a sentence.", Example = """["There are 12 older statuses in the range; for these send until 2009-12-24T03:10:00Z."]""")] IReadOnlyList<string> Warnings);
