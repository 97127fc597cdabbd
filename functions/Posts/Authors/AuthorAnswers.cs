using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Posts.Authors;

/// <summary>What the functions of the authors API have in common.</summary>
public sealed class AuthorAnswers(AuthorDirectory authors)
{
    /// <summary>The profile as it is in storage; null for an id that nobody has or can have.</summary>
    public async Task<AuthorProfile?> FindAsync(string id, CancellationToken cancellationToken) =>
        Slug.IsValid(id) ? await authors.ReadAsync(id, cancellationToken) : null;

    /// <summary>The profile with its entity tag.</summary>
    public static IResult Show(AuthorProfile profile, int status = StatusCodes.Status200OK)
    {
        var json = AuthorJson.Of(profile);
        return new JsonResult(json, status)
        {
            ETag = VersionedETag.Of(profile.Version, JsonConvert.SerializeObject(json, ApiJson.Settings)),
            Location = status == StatusCodes.Status201Created ? $"/api/authors/{Uri.EscapeDataString(profile.Id)}" : null,
            CacheControl = "no-cache",
        };
    }

    public static ProblemException NotFound() =>
        new(ProblemType.NotFound, "There is no such author; look at GET /api/authors.", [new FieldError("id", "No author has this id.")]);
}
