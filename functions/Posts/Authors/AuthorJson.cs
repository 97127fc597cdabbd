namespace ServerlessBlog.Posts.Authors;

/// <summary>An author's profile, as JSON.</summary>
public sealed record AuthorJson(string Id, string Name, string? Bio, string? Url)
{
    public static AuthorJson Of(AuthorProfile profile) =>
        new(profile.Id, profile.Name, profile.Bio.Length > 0 ? profile.Bio : null, profile.Url.Length > 0 ? profile.Url : null);
}
