using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.Mastodon;
using ServerlessBlog.Tests.Support;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.Channels;

/// <summary>What is made of an instance's answers.</summary>
public sealed class MastodonChannelTests : ChannelTest
{
    private const string Token = "a-token-that-nobody-may-see";

    [Fact]
    public async Task A_status_has_the_text_the_link_the_language_and_the_key()
    {
        await using var instance = await InstanceAsync(200, """{"id":"42","url":"https://mastodon.example/@blog/42"}""");
        var sent = await Channel(instance).SendAsync(Dispatch(Message("春が来た", "https://blog.example/posts/spring", "ja-JP", "unlisted")), default);

        sent.ShouldBe(SendResult.Sent("42", "https://mastodon.example/@blog/42", 200));
        var request = instance.Requests.ShouldHaveSingleItem();
        request.Headers["Idempotency-Key"].ShouldBe("3lq2abcdefgh2");
        request.Headers["Authorization"].ShouldBe($"Bearer {Token}");
        JToken.DeepEquals(JObject.Parse(request.Body), JObject.Parse("""{"status":"春が来た\n\nhttps://blog.example/posts/spring","visibility":"unlisted","language":"ja"}""")).ShouldBeTrue();
    }

    [Theory]
    [InlineData(200, """{"id": no JSON""", SendOutcome.Lost)]
    [InlineData(200, "{}", SendOutcome.Lost)]
    [InlineData(200, "[]", SendOutcome.Lost)]
    [InlineData(302, "", SendOutcome.Refused)]
    [InlineData(401, """{"error":"The access token is invalid"}""", SendOutcome.Unauthorized)]
    [InlineData(403, """{"error":"This action is outside the authorized scopes"}""", SendOutcome.Unauthorized)]
    [InlineData(403, """{"error":"Your login is currently disabled"}""", SendOutcome.Unauthorized)]
    [InlineData(403, """{"error":"This action is not allowed"}""", SendOutcome.Refused)]
    [InlineData(403, "<title>Attention Required</title>", SendOutcome.Refused)]
    [InlineData(404, "", SendOutcome.Refused)]
    [InlineData(422, """{"error":"Validation failed: Text character limit of 500 exceeded"}""", SendOutcome.Refused)]
    [InlineData(429, """{"error":"Too many requests"}""", SendOutcome.Busy)]
    [InlineData(500, "", SendOutcome.Lost)]
    [InlineData(503, "", SendOutcome.Lost)]
    public async Task An_answer_says_what_is_known(int status, string body, SendOutcome outcome)
    {
        await using var instance = await InstanceAsync(status, body);
        (await Channel(instance).SendAsync(Dispatch(Message("春が来た")), default)).Outcome.ShouldBe(outcome);
    }

    [Fact]
    public async Task A_refusal_is_told_in_the_instances_words_cut_and_without_the_token()
    {
        await using var instance = await InstanceAsync(422, $$"""{"error":"No:\n{{Token}} {{new string('x', 1000)}}"}""");
        var sent = await Channel(instance).SendAsync(Dispatch(Message("春が来た")), default);

        sent.Detail.ShouldStartWith("The instance refused it: No: … xxx");
        sent.Detail.ShouldNotContain(Token);
        sent.Detail.Length.ShouldBeLessThan(300);
    }

    [Fact]
    public async Task A_full_instance_says_when_it_takes_more()
    {
        var reset = DateTimeOffset.UtcNow.AddMinutes(3);
        await using var instance = await LocalServer.StartAsync(http =>
        {
            http.Response.StatusCode = 429;
            http.Response.Headers["X-RateLimit-Reset"] = reset.ToString("O");
            return Task.CompletedTask;
        });
        (await Channel(instance).SendAsync(Dispatch(Message("春が来た")), default)).RetryAt.ShouldBe(reset);
    }

    [Fact]
    public async Task The_instances_own_limit_holds_and_is_asked_for_once()
    {
        await using var instance = await InstanceAsync(200, """{"configuration":{"statuses":{"max_characters":10,"characters_reserved_per_url":5}}}""");
        var channel = Channel(instance);
        var measure = await channel.MeasureAsync(Message("春が来た", "https://blog.example.jp/posts/spring"), default);

        measure.ShouldSatisfyAllConditions(
            () => measure.Count.ShouldBe(11),
            () => measure.Limit.ShouldBe(10),
            () => measure.Problems.ShouldHaveSingleItem().IsTooLong.ShouldBeTrue());
        await channel.MeasureAsync(Message("春"), default);
        instance.Requests.ShouldHaveSingleItem().Headers.ContainsKey("Authorization").ShouldBeFalse();
    }

    [Fact]
    public async Task An_instance_that_does_not_say_its_limit_has_the_usual_one()
    {
        await using var instance = await InstanceAsync(500, "");
        var measure = await Channel(instance).MeasureAsync(Message(new string('春', 501)), default);
        measure.Limit.ShouldBe(500);
        measure.Problems.ShouldHaveSingleItem().Detail.ShouldContain("501");
    }

    [Fact]
    public async Task Nobody_there_is_no_lost_answer()
    {
        MastodonChannel channel;
        await using (var instance = await InstanceAsync(200, ""))
            channel = Channel(instance);
        (await channel.SendAsync(Dispatch(Message("春が来た")), default)).Outcome.ShouldBe(SendOutcome.Busy);
    }

    [Fact]
    public async Task What_only_followers_saw_is_no_status_for_the_blog()
    {
        await using var instance = await LocalServer.StartAsync(http => http.Response.WriteAsync(
            http.Request.Path == "/api/v1/accounts/verify_credentials" ? """{"id":"7"}"""
            : http.Request.Query.ContainsKey("max_id") ? "[]"
            : $"[{Status("3", "09:30", "public", "<p>桜が<br>咲いた</p><p>見に行こう</p>")},{Status("2", "09:20", "private", "<p>内緒</p>")},{Status("1", "09:10", "unlisted", "<p>梅</p>")}]"));
        var own = await Channel(instance).ReadOwnAsync(Now, Now.AddDays(1), 10, default);

        own.Select(status => status.Text).ShouldBe(["梅", "桜が\n咲いた\n\n見に行こう"]);
        own[1].ShouldBe(new OwnStatus("3", "桜が\n咲いた\n\n見に行こう", Now.AddMinutes(30), "Tusky", "https://mastodon.example/@blog/3"));
    }

    [Theory]
    [InlineData("", "Endpoint is required.", "AccessToken is required.")]
    [InlineData("mastodon.example", "Endpoint must be an absolute http or https URL without a query.", "AccessToken is required.")]
    public void Settings_without_an_instance_or_a_token_are_wrong(string endpoint, params string[] problems) =>
        new MastodonSettings { Endpoint = endpoint }.Problems().Select(problem => $"{problem.Setting} {problem.Problem}").ShouldBe(problems, ignoreOrder: true);

    [Fact]
    public void An_unknown_visibility_is_a_wrong_setting() =>
        new MastodonSettings { Endpoint = "https://mastodon.example", AccessToken = Token, Visibility = "secret" }.Problems().ShouldHaveSingleItem().Setting.ShouldBe("Visibility");

    private static string Status(string id, string time, string visibility, string content) =>
        $$"""{"id":"{{id}}","created_at":"2026-04-01T{{time}}:00.000Z","visibility":"{{visibility}}","content":"{{content}}","url":"https://mastodon.example/@blog/{{id}}","application":{"name":"Tusky"},"in_reply_to_id":null}""";

    private static MastodonChannel Channel(LocalServer instance) =>
        new(Traits("mastodon"), new MastodonSettings { Endpoint = instance.Url.ToString(), AccessToken = Token }, Client(instance), TimeProvider.System);

    private static Task<LocalServer> InstanceAsync(int status, string body) => LocalServer.StartAsync(http =>
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsync(body);
    });
}
