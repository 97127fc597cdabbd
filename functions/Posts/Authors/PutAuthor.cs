using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Posts.Authors;

/// <summary>PUT /api/authors/{id}: makes a profile, or with If-Match replaces one.</summary>
public sealed class PutAuthor(AuthorDirectory authors, AuthorAnswers answers, AuthorKey author)
{
    [Function(nameof(PutAuthor))]
    [ApiOperation(
        "Write an author's profile", Description = "Makes it, or with If-Match replaces it; what is left out is emptied.",
        Tag = "authors", MayCreate = true, ETag = true, Request = typeof(AuthorJson), Response = typeof(AuthorJson), AuthorOnly = true, Problems = [nameof(ProblemType.Conflict)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/authors/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        author.Require(request);
        if (Slug.Problem(id) is { } problem)
            throw ProblemException.Field("id", problem);
        var stored = await answers.FindAsync(id, cancellationToken);
        var exists = stored is { Version: > 0 };
        if (exists || (stored is not null && request.Headers.IfMatch.Count > 0))
            ETags.Require(request, stored!.Version);
        else if (request.Headers.IfMatch.Count > 0)
            throw new ProblemException(ProblemType.Stale, "There is no such author yet; leave If-Match out to make the profile.");
        var profile = Read(new Fields(await JsonBody.ReadAsync(request, "application/json", cancellationToken)), id);
        return AuthorAnswers.Show(
            await authors.SaveAsync(profile, exists ? stored : null, cancellationToken),
            exists ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    private static AuthorProfile Read(Fields fields, string id)
    {
        if (fields.Text("id") is { } given && given != id)
            fields.Error("id", "This must be the id in the URL; leave it out.");
        var name = fields.Line("name", 1, 100);
        if (name is null)
            fields.Error("name", "An author needs a name of 1 to 100 characters.");
        var url = fields.Line("url", 0, 500) ?? "";
        if (url.Length > 0 && (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https")))
            fields.Error("url", "This must be an http or https URL.");
        var profile = new AuthorProfile { RowKey = id, Name = name ?? "", Bio = fields.Line("bio", 0, 1000) ?? "", Url = url };
        fields.ThrowIfInvalid();
        return profile;
    }
}
