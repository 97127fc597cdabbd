using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Posts.Authors;

/// <summary>An author's profile, as JSON.</summary>
public sealed record AuthorJson(
    [property: ApiMember("What posts name the author by.", Access = ApiAccess.Read, Example = "author")] string Id,
    [property: ApiMember("The name as readers see it.", RequiredInRequest = true, MinLength = 1, MaxLength = 100, Example = "山田はなこ")] string Name,
    [property: ApiMember("A few plain sentences in one line; absent for none.", MaxLength = 1000, Example = "鎌倉で小さな本屋をしています。")] string? Bio,
    [property: ApiMember("The author's own page, http or https; absent for none.", MaxLength = 500, Example = "https://hanako.example/")] string? Url)
{
    public static AuthorJson Of(AuthorProfile profile) =>
        new(profile.Id, profile.Name, profile.Bio.Length > 0 ? profile.Bio : null, profile.Url.Length > 0 ? profile.Url : null);
}
