using System.Net;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Http;

[Collection(SharedBlog.Name)]
public sealed class GoneTests(BlogFixture fixture)
{
    private readonly TestBlog _blog = fixture.Blog;

    [Theory]
    [InlineData("/posts/")]
    [InlineData("/api/posts/")]
    public async Task A_withdrawn_post_is_410_at_once_and_200_again_when_it_is_published_again(string path)
    {
        var post = await _blog.Author.PublishNewAsync("Here and gone");
        (await StatusAsync(path + post.Slug)).ShouldBe(HttpStatusCode.OK);

        var withdrawn = await _blog.Author.PostAsync($"/api/posts/{post.Slug}/withdraw", ifMatch: post.ETag);
        (await StatusAsync(path + post.Slug)).ShouldBe(HttpStatusCode.Gone, "a write evicts what the cache holds");
        (await StatusAsync(path + post.Slug)).ShouldBe(HttpStatusCode.Gone, "also from the cache");

        await _blog.Author.PostAsync($"/api/posts/{post.Slug}/publish", ifMatch: withdrawn.ETag);
        (await StatusAsync(path + post.Slug)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_post_is_there_at_once_although_it_was_asked_for_before_it_was_there()
    {
        (await StatusAsync("/posts/asked-too-early")).ShouldBe(HttpStatusCode.NotFound);
        await _blog.Author.PublishNewAsync("Asked too early");
        (await StatusAsync("/posts/asked-too-early")).ShouldBe(HttpStatusCode.OK);
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await _blog.Reader.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }
}
