using System.Text;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Syndication.Channels.Bluesky;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Unit.Support;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.Channels;

/// <summary>What is made of a personal data server's answers.</summary>
public sealed class BlueskyChannelTests : ChannelTest
{
    private const string AppPassword = "aaaa-bbbb-cccc-dddd";

    private readonly ManualTime _time = new();
    private int _sessions;

    [Fact]
    public async Task A_post_has_the_key_the_time_of_the_first_attempt_and_a_card()
    {
        await using var server = await ServerAsync();
        var sent = await Channel(server).SendAsync(Dispatch(Message("春が来た。 https://example.com/", "https://blog.example/posts/spring", "ja-JP")), default);

        sent.ShouldBe(SendResult.Sent("at://did:plc:abc/app.bsky.feed.post/3lq2abcdefgh2", "https://bsky.app/profile/blog.bsky.social/post/3lq2abcdefgh2", 200));
        var input = JObject.Parse(server.Requests[^1].Body);
        input.ShouldBe(JObject.Parse("""
            {
              "repo": "did:plc:abc", "collection": "app.bsky.feed.post", "rkey": "3lq2abcdefgh2",
              "record": {
                "$type": "app.bsky.feed.post", "text": "春が来た。 https://example.com/", "createdAt": "2026-04-01T09:00:00Z", "langs": ["ja-JP"],
                "facets": [{ "index": { "byteStart": 16, "byteEnd": 36 }, "features": [{ "$type": "app.bsky.richtext.facet#link", "uri": "https://example.com/" }] }],
                "embed": { "$type": "app.bsky.embed.external", "external": { "uri": "https://blog.example/posts/spring", "title": "春の便り", "description": "川べりを歩いた。" } }
              }
            }
            """), JToken.EqualityComparer);
    }

    [Theory]
    [InlineData(200, "{}", SendOutcome.Lost)]
    [InlineData(200, "no JSON", SendOutcome.Lost)]
    [InlineData(302, "", SendOutcome.Refused)]
    [InlineData(400, """{"error":"InvalidRequest","message":"Invalid app.bsky.feed.post record"}""", SendOutcome.Refused)]
    [InlineData(400, """{"error":"AccountDeactivated"}""", SendOutcome.Unauthorized)]
    [InlineData(401, """{"error":"AccountTakedown"}""", SendOutcome.Unauthorized)]
    [InlineData(401, """{"error":"AuthMissing"}""", SendOutcome.Unauthorized)]
    [InlineData(413, "", SendOutcome.Refused)]
    [InlineData(429, """{"error":"RateLimitExceeded"}""", SendOutcome.Busy)]
    [InlineData(500, "", SendOutcome.Lost)]
    [InlineData(504, "", SendOutcome.Lost)]
    public async Task An_answer_says_what_is_known(int status, string body, SendOutcome outcome)
    {
        await using var server = await ServerAsync(("createRecord", status, body));
        (await Channel(server).SendAsync(Dispatch(Message("春が来た")), default)).Outcome.ShouldBe(outcome);
    }

    [Theory]
    [InlineData(400, """{"error":"InvalidRequest"}""", SendOutcome.Unauthorized)]
    [InlineData(401, """{"error":"AuthenticationRequired"}""", SendOutcome.Unauthorized)]
    [InlineData(404, "", SendOutcome.Refused)]
    [InlineData(429, "", SendOutcome.Busy)]
    [InlineData(503, "", SendOutcome.Busy)]
    [InlineData(200, "{}", SendOutcome.Busy)]
    public async Task Without_a_session_nothing_is_sent(int status, string body, SendOutcome outcome)
    {
        await using var server = await ServerAsync(("createSession", status, body));
        (await Channel(server).SendAsync(Dispatch(Message("春が来た")), default)).Outcome.ShouldBe(outcome);
        server.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_session_about_to_end_is_renewed_with_its_own_token()
    {
        await using var server = await ServerAsync();
        var channel = Channel(server);
        await channel.SendAsync(Dispatch(Message("一つ目")), default);
        _time.Advance(TimeSpan.FromMinutes(119));
        await channel.SendAsync(Dispatch(Message("二つ目")), default);
        _time.Advance(TimeSpan.FromMinutes(1));
        await channel.SendAsync(Dispatch(Message("三つ目")), default);

        server.Requests.Select(request => request.Target.Split('.')[^1]).ShouldBe(["createSession", "createRecord", "createRecord", "refreshSession", "createRecord"]);
        server.Requests[3].Headers["Authorization"].ShouldBe("Bearer refresh-1");
    }

    [Fact]
    public async Task A_session_that_cannot_be_renewed_is_opened_anew()
    {
        await using var server = await ServerAsync(("refreshSession", 400, """{"error":"ExpiredToken"}"""));
        var channel = Channel(server);
        await channel.SendAsync(Dispatch(Message("一つ目")), default);
        _time.Advance(TimeSpan.FromHours(3));

        (await channel.SendAsync(Dispatch(Message("二つ目")), default)).Outcome.ShouldBe(SendOutcome.Accepted);
        _sessions.ShouldBe(2);
    }

    [Fact]
    public async Task A_server_that_fails_to_renew_is_not_asked_for_a_new_session()
    {
        await using var server = await ServerAsync(("refreshSession", 502, ""));
        var channel = Channel(server);
        await channel.SendAsync(Dispatch(Message("一つ目")), default);
        _time.Advance(TimeSpan.FromHours(3));

        (await channel.SendAsync(Dispatch(Message("二つ目")), default)).Outcome.ShouldBe(SendOutcome.Busy);
        _sessions.ShouldBe(1);
    }

    [Theory]
    [InlineData(200, """{"uri":"at://did:plc:abc/app.bsky.feed.post/3lq2abcdefgh2","value":{}}""", SendOutcome.Accepted, false)]
    [InlineData(400, """{"error":"RecordNotFound"}""", SendOutcome.Accepted, true)]
    [InlineData(503, "", SendOutcome.Lost, false)]
    public async Task Another_attempt_first_looks_whether_it_is_there(int status, string body, SendOutcome outcome, bool sent)
    {
        await using var server = await ServerAsync(("getRecord", status, body));
        (await Channel(server).SendAsync(Dispatch(Message("春が来た"), attempt: 2), default)).Outcome.ShouldBe(outcome);
        server.Requests.Any(request => request.Target.EndsWith("createRecord", StringComparison.Ordinal)).ShouldBe(sent);
    }

    [Theory]
    [InlineData(400, SendOutcome.Accepted)]
    [InlineData(502, SendOutcome.Busy)]
    public async Task Somebody_unknown_stays_text_and_somebody_who_cannot_be_asked_for_is_waited_for(int status, SendOutcome outcome)
    {
        await using var server = await ServerAsync(("resolveHandle", status, "{}"));
        (await Channel(server).SendAsync(Dispatch(Message("@nobody.example.com へ")), default)).Outcome.ShouldBe(outcome);
    }

    [Theory]
    [InlineData(300, 1, 0)]
    [InlineData(301, 1, 1)]
    [InlineData(100, 20, 1)]
    public async Task A_text_may_have_300_characters_and_3000_bytes(int characters, int marks, int problems)
    {
        await using var server = await ServerAsync();
        var text = string.Concat(Enumerable.Repeat($"e{new string('\u0301', marks)}", characters));
        var measure = await Channel(server).MeasureAsync(Message(text, "https://blog.example/posts/spring"), default);
        measure.Count.ShouldBe(characters);
        measure.Problems.Count(problem => problem.IsTooLong).ShouldBe(problems);
        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "", "Handle", "AppPassword")]
    [InlineData("@blog.bsky.social", AppPassword, "Handle")]
    [InlineData("blog", AppPassword, "Handle")]
    [InlineData("blog.bsky.social", AppPassword)]
    public void A_handle_is_a_domain(string handle, string appPassword, params string[] wrong) =>
        new BlueskySettings { Handle = handle, AppPassword = appPassword }.Problems().Select(problem => problem.Setting).ShouldBe(wrong);

    private BlueskyChannel Channel(LocalServer server) =>
        new(Traits("bluesky"), new BlueskySettings { Endpoint = server.Url.ToString(), Handle = "blog.bsky.social", AppPassword = AppPassword }, Client(server), _time);

    /// <summary>A server that answers as it should, but for one method.</summary>
    private Task<LocalServer> ServerAsync((string Method, int Status, string Body)? other = null) => LocalServer.StartAsync(http =>
    {
        var method = http.Request.Path.Value!.Split('.')[^1];
        if (other is { } fault && fault.Method == method)
        {
            http.Response.StatusCode = fault.Status;
            _sessions += method == "createSession" ? 1 : 0;
            return http.Response.WriteAsync(fault.Body);
        }

        switch (method)
        {
            case "createSession" or "refreshSession":
                _sessions += method == "createSession" ? 1 : 0;
                return http.Response.WriteAsync($$"""{"did":"did:plc:abc","handle":"blog.bsky.social","accessJwt":"{{Jwt(_time.GetUtcNow().AddHours(2))}}","refreshJwt":"refresh-{{_sessions}}"}""");
            case "createRecord":
                return http.Response.WriteAsync("""{"uri":"at://did:plc:abc/app.bsky.feed.post/3lq2abcdefgh2","cid":"bafy"}""");
            default:
                http.Response.StatusCode = 400;
                return http.Response.WriteAsync("""{"error":"RecordNotFound"}""");
        }
    });

    private static string Jwt(DateTimeOffset end) => $"e30.{Convert.ToBase64String(Encoding.UTF8.GetBytes($$"""{"exp":{{end.ToUnixTimeSeconds()}}}""")).TrimEnd('=')}.c2ln";
}
