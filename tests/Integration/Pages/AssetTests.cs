using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Pages;

[Collection(SharedBlog.Name)]
public sealed class AssetTests(BlogFixture fixture)
{
    private readonly TestBlog _blog = fixture.Blog;

    [Theory]
    [InlineData("link[rel=stylesheet]", "href", "text/css")]
    [InlineData("link[rel=icon]", "href", "image/svg+xml")]
    [InlineData("script[src]", "src", "text/javascript")]
    public async Task What_a_page_names_may_be_kept_for_good_and_other_versions_for_minutes(string selector, string attribute, string mediaType)
    {
        var post = await _blog.Author.PublishNewAsync("Names its assets");
        var url = (await _blog.Reader.PageAsync("/posts/" + post.Slug)).QuerySelector(selector)!.GetAttribute(attribute)!;
        using var named = await _blog.Reader.GetAsync(new Uri(url, UriKind.Relative));
        using var plain = await _blog.Reader.GetAsync(new Uri(url.Split('?')[0], UriKind.Relative));
        using var other = await _blog.Reader.GetAsync(new Uri(url + "0", UriKind.Relative));

        named.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
        named.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        plain.Headers.CacheControl!.ToString().ShouldBe("public, max-age=300");
        other.Headers.CacheControl!.ToString().ShouldBe("public, max-age=300");
        (await plain.Content.ReadAsByteArrayAsync()).ShouldBe(await named.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task The_stylesheet_is_sent_compressed_and_not_again()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/assets/site.css", UriKind.Relative));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var answer = await _blog.Reader.SendAsync(request);
        answer.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        answer.Content.Headers.ContentLength.ShouldNotBeNull().ShouldBeLessThan(6000);

        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri("/assets/site.css", UriKind.Relative));
        again.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var notModified = await _blog.Reader.SendAsync(again);
        notModified.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }
}
