using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Platform.Signing;
using ServerlessBlog.Tests.Unit.Support;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Desk;

public sealed class DeskSessionsTests
{
    private readonly MemoryTables _tables = new();
    private readonly ManualTime _time = new();

    [Fact]
    public async Task The_cookie_of_a_blog_under_https_is_for_the_desk_alone_and_out_of_the_reach_of_scripts()
    {
        var cookie = await BeginAsync(Sessions());

        cookie.Name.ShouldBe("desk");
        cookie.HttpOnly.ShouldBeTrue();
        cookie.Secure.ShouldBeTrue();
        cookie.Path.ShouldBe("/desk");
        cookie.SameSite.ShouldBe(Microsoft.Net.Http.Headers.SameSiteMode.Strict);
        cookie.Expires.ShouldBe(_time.GetUtcNow() + DeskSessions.Lifetime);
        (await BeginAsync(Sessions(baseUrl: "http://127.0.0.1:7071"))).Secure.ShouldBeFalse();
    }

    [Fact]
    public async Task A_session_holds_for_fourteen_days_and_no_longer()
    {
        var cookie = await BeginAsync(Sessions());
        _time.Advance(TimeSpan.FromDays(14) - TimeSpan.FromSeconds(1));
        (await FindAsync(Sessions(), cookie)).ShouldNotBeNull();
        _time.Advance(TimeSpan.FromSeconds(1));
        (await FindAsync(Sessions(), cookie)).ShouldBeNull();
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_sessions_of_every_instance_and_new_ones_begin()
    {
        var cookies = new[] { await BeginAsync(Sessions()), await BeginAsync(Sessions()) };
        await Sessions().EndAllAsync(default);
        foreach (var cookie in cookies)
            (await FindAsync(Sessions(), cookie)).ShouldBeNull();
        (await FindAsync(Sessions(), await BeginAsync(Sessions()))).ShouldNotBeNull();
    }

    [Fact]
    public async Task Another_key_of_the_author_ends_every_session()
    {
        var cookie = await BeginAsync(Sessions());
        (await FindAsync(Sessions(key: "another-key-of-the-author"), cookie)).ShouldBeNull();
        (await FindAsync(Sessions(), cookie)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_cookie_with_any_other_character_is_no_session()
    {
        var value = (await BeginAsync(Sessions())).Value.ToString();
        for (var i = 0; i < value.Length - 1; i++)
        {
            var forged = value[..i] + (value[i] == 'A' ? 'B' : 'A') + value[(i + 1)..];
            (await Sessions().FindAsync(RequestWith(forged), default)).ShouldBeNull(forged);
        }

        foreach (var forged in new[] { "", "x", value[..^2], value + "AA", new string('A', 5000), "id.epoch" })
            (await Sessions().FindAsync(RequestWith(forged), default)).ShouldBeNull(forged);
    }

    [Fact]
    public async Task Each_session_has_a_form_token_of_its_own_that_stays_the_same()
    {
        var (first, second) = (await BeginAsync(Sessions()), await BeginAsync(Sessions()));
        var token = (await FindAsync(Sessions(), first))!.FormToken;

        (await FindAsync(Sessions(), first))!.FormToken.ShouldBe(token);
        (await FindAsync(Sessions(), second))!.FormToken.ShouldNotBe(token);
        new DeskForm(Fields(token)).IsOf((await FindAsync(Sessions(), first))!).ShouldBeTrue();
        new DeskForm(Fields(token)).IsOf((await FindAsync(Sessions(), second))!).ShouldBeFalse();
        new DeskForm(Fields("")).IsOf((await FindAsync(Sessions(), first))!).ShouldBeFalse();
    }

    private static Dictionary<string, Microsoft.Extensions.Primitives.StringValues> Fields(string token) => new(StringComparer.Ordinal) { ["token"] = token };

    private static async Task<SetCookieHeaderValue> BeginAsync(DeskSessions sessions)
    {
        var http = new DefaultHttpContext();
        await sessions.BeginAsync(http.Response, default);
        return SetCookieHeaderValue.Parse(http.Response.Headers.SetCookie.ToString());
    }

    private static Task<DeskSession?> FindAsync(DeskSessions sessions, SetCookieHeaderValue cookie) => sessions.FindAsync(RequestWith(cookie.Value.ToString()), default);

    private static HttpRequest RequestWith(string cookie)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = "desk=" + cookie;
        return http.Request;
    }

    // Each call is another instance on the same storage.
    private DeskSessions Sessions(string baseUrl = "https://blog.example", string key = "the-key-of-the-author")
    {
        var options = Options.Create(new BlogOptions { BaseUrl = baseUrl, AuthorKey = key });
        return new DeskSessions(new SignedTokens(new SigningSecret(_tables), _time), new SessionEpoch(_tables), new AuthorKey(options), new Urls(options), _time);
    }
}
