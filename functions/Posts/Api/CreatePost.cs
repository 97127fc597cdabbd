using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Write;

namespace ServerlessBlog.Posts.Api;

/// <summary>POST /api/posts: a new post, a draft unless its status says published.</summary>
public sealed class CreatePost(PostWriter writer, PostInput input, PostAnswers answers, AuthorKey author)
{
    [Function(nameof(CreatePost))]
    [ApiOperation(
        "Create a post", Description = "A draft, or published at once where status says so. Without a slug it gets one made from its title; a slug that is taken gets a number.",
        Status = 201, ETag = true, Request = typeof(PostJson), Response = typeof(PostJson), AuthorOnly = true)]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/posts")] HttpRequest request, CancellationToken cancellationToken)
    {
        author.Require(request);
        var (slug, content, publish) = input.ReadNew(await JsonBody.ReadAsync(request, "application/json", cancellationToken));
        var post = await writer.CreateAsync(slug, content, publish, cancellationToken);
        return await answers.ShowAsync(post, cancellationToken, StatusCodes.Status201Created);
    }
}
