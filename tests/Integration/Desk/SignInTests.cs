using System.Net;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Desk;

public sealed class SignInTests(DeskBlog fixture) : IClassFixture<DeskBlog>
{
    private readonly TestBlog _blog = fixture.Blog;

    [Theory]
    [InlineData("/desk")]
    [InlineData("/desk/messages")]
    [InlineData("/desk/linkbacks")]
    public async Task Without_a_session_a_page_is_the_form_to_sign_in(string path)
    {
        await fixture.Items.CommentAsync(fixture.Slug, "Only the author sees this", "Only the author sees this");
        foreach (var cookie in new[] { null, "desk=forged", "desk=" })
        {
            using var response = await new DeskClient(_blog.Reader) { Cookie = cookie }.GetAsync(path);

            response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            var text = await response.Content.ReadAsStringAsync();
            text.ShouldContain("type=\"password\"");
            text.ShouldContain($"name=\"next\" value=\"{path}\"");
            text.ShouldNotContain("Only the author");
        }
    }

    [Fact]
    public async Task Every_page_of_the_desk_is_for_the_author_alone()
    {
        foreach (var client in new[] { fixture.Desk, new DeskClient(_blog.Reader) })
        {
            using var response = await client.GetAsync("/desk");
            var policy = response.Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldContain("default-src 'none'");
            policy.ShouldContain("script-src 'self'");
            policy.ShouldContain("frame-ancestors 'none'");
            policy.ShouldNotContain("unsafe");
            response.Headers.CacheControl!.NoStore.ShouldBeTrue();
            response.Headers.GetValues("X-Robots-Tag").Single().ShouldBe("noindex");
            (await response.Content.ReadAsStringAsync()).ShouldContain("<meta name=\"robots\" content=\"noindex\">");
        }
    }

    [Fact]
    public async Task The_authors_key_begins_a_session_whose_cookie_no_script_and_no_other_site_gets()
    {
        using var response = await SignInAsync(TestBlog.AuthorKey, "192.0.2.1");

        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        response.Headers.Location!.ToString().ShouldBe("/desk");
        var cookie = response.Headers.GetValues("Set-Cookie").Single().ToLowerInvariant();
        cookie.ShouldContain("; httponly");
        cookie.ShouldContain("; samesite=strict");
        cookie.ShouldContain("; path=/desk");
        cookie.ShouldContain("; expires=");
        cookie.ShouldNotContain("secure", Case.Sensitive, "the test's blog is not under https");
    }

    [Fact]
    public async Task A_wrong_key_begins_none()
    {
        foreach (var key in new[] { "wrong-key-of-somebody", "", TestBlog.AuthorKey + "x", TestBlog.AuthorKey[..^1] })
        {
            using var response = await SignInAsync(key, "192.0.2.2");
            response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            response.Headers.Contains("Set-Cookie").ShouldBeFalse();
            (await response.Content.ReadAsStringAsync()).ShouldContain("That is not the author’s key.");
        }
    }

    [Fact]
    public async Task After_ten_attempts_a_client_waits_even_with_the_right_key_and_others_do_not()
    {
        for (var i = 0; i < 10; i++)
            (await SignInAsync("a-wrong-key-that-is-tried", "192.0.2.3")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var limited = await SignInAsync(TestBlog.AuthorKey, "192.0.2.3");
        limited.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        limited.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(5));
        limited.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await limited.Content.ReadAsStringAsync()).ShouldContain("Wait five minutes");

        (await SignInAsync(TestBlog.AuthorKey, "192.0.2.4")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await SignInAsync(TestBlog.AuthorKey, "192.0.2.4, 192.0.2.3")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests, "what the client says of itself does not count");
    }

    [Fact]
    public async Task A_form_to_sign_in_that_another_site_sends_is_refused()
    {
        using var response = await new DeskClient(_blog.Reader).SendAsync(
            HttpMethod.Post, "/desk/sign-in", [("key", TestBlog.AuthorKey)], [("Origin", "https://evil.example"), (TestBlog.ClientHeader, "192.0.2.5")]);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task Signing_out_takes_the_cookie_and_signing_out_everywhere_ends_every_session()
    {
        var (phone, desk) = (await DeskClient.SignInAsync(_blog.Reader, "192.0.2.6"), await DeskClient.SignInAsync(_blog.Reader, "192.0.2.6"));
        using (var signedOut = await phone.PostAsync("/desk/sign-out"))
        {
            signedOut.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
            signedOut.Headers.GetValues("Set-Cookie").Single().ShouldStartWith("desk=;");
        }

        (await desk.GetAsync("/desk")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await desk.PostAsync("/desk/sign-out-everywhere")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        foreach (var client in new[] { phone, desk, fixture.Desk })
            (await client.GetAsync("/desk")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var again = await DeskClient.SignInAsync(_blog.Reader, "192.0.2.6");
        (fixture.Desk.Cookie, fixture.Desk.Token) = (again.Cookie, again.Token);
        (await fixture.Desk.GetAsync("/desk")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_session_opens_no_API_and_the_key_no_page()
    {
        (await fixture.Desk.GetAsync("/api/desk")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await _blog.Author.GetAsync("/api/desk")).Status.ShouldBe(HttpStatusCode.OK);
        (await _blog.Author.GetAsync("/desk")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private Task<HttpResponseMessage> SignInAsync(string key, string address) =>
        new DeskClient(_blog.Reader).SendAsync(HttpMethod.Post, "/desk/sign-in", [("key", key)], [(TestBlog.ClientHeader, address)]);
}
