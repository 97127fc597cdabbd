using System.Net;
using System.Text;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.X;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.X;

/// <summary>What is made of X's answers.</summary>
public sealed class XAnswerTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_post_that_was_made_has_an_id_and_an_address() =>
        Read(201, """{"data":{"id":"1445880548472328192","text":"やあ"}}""").ShouldBe(SendResult.Sent("1445880548472328192", "https://x.com/i/web/status/1445880548472328192", 201));

    [Fact]
    public void A_success_with_an_error_beside_it_is_a_success() =>
        Read(200, """{"data":{"id":"7","text":"やあ"},"errors":[{"title":"Not Found Error","type":"https://api.x.com/2/problems/resource-not-found"}]}""").Outcome.ShouldBe(SendOutcome.Accepted);

    [Theory]
    [InlineData(201, "")]
    [InlineData(201, """{"data":{"text":"やあ"}}""")]
    [InlineData(201, """{"data":{"id":"../../evil"}}""")]
    [InlineData(200, """{"data": no JSON""")]
    [InlineData(204, "")]
    [InlineData(302, "")]
    [InlineData(408, "")]
    [InlineData(500, "")]
    [InlineData(503, """{"title":"Service Unavailable","detail":"Service Unavailable","type":"about:blank","status":503}""")]
    public void An_answer_that_names_no_post_leaves_it_open(int status, string body) => Read(status, body).Outcome.ShouldBe(SendOutcome.Lost);

    [Theory]
    [InlineData(400, """{"title":"Invalid Request","detail":"One or more parameters to your request was invalid.","type":"https://api.x.com/2/problems/invalid-request"}""", SendOutcome.Refused)]
    [InlineData(401, """{"title":"Unauthorized","type":"about:blank","status":401,"detail":"Unauthorized"}""", SendOutcome.Unauthorized)]
    [InlineData(402, """{"title":"CreditsDepleted","detail":"No credits.","type":"https://api.twitter.com/2/problems/credits"}""", SendOutcome.PaymentRequired)]
    [InlineData(402, "", SendOutcome.PaymentRequired)]
    [InlineData(403, """{"title":"Forbidden","detail":"You are not permitted to perform this action.","type":"about:blank","status":403}""", SendOutcome.Refused)]
    [InlineData(403, """{"errors":[{"code":186,"message":"Tweet needs to be a bit shorter."}]}""", SendOutcome.Refused)]
    [InlineData(403, """{"title":"Client Forbidden","detail":"This app is not enrolled.","type":"https://api.twitter.com/2/problems/client-forbidden","reason":"client-not-enrolled"}""", SendOutcome.Unauthorized)]
    [InlineData(403, """{"title":"Forbidden","type":"https://api.twitter.com/2/problems/oauth1-permissions","detail":"No write permission."}""", SendOutcome.Unauthorized)]
    [InlineData(403, """{"errors":[{"code":453,"message":"You currently have access to a subset of endpoints."}]}""", SendOutcome.Unauthorized)]
    [InlineData(403, """{"errors":[{"code":326,"message":"This account is temporarily locked."}]}""", SendOutcome.Unauthorized)]
    [InlineData(403, "<title>Attention Required</title>", SendOutcome.Refused)]
    [InlineData(404, "", SendOutcome.Refused)]
    [InlineData(429, """{"title":"Too Many Requests","detail":"Too Many Requests","type":"about:blank","status":429}""", SendOutcome.Busy)]
    [InlineData(429, """{"title":"Rate limit","type":"https://api.x.com/2/problems/rate-limit-exceeded"}""", SendOutcome.Busy)]
    [InlineData(429, """{"errors":[{"code":88,"message":"Rate limit exceeded"}]}""", SendOutcome.Busy)]
    [InlineData(429, """{"title":"UsageCapExceeded","detail":"Usage cap exceeded: Monthly product cap","type":"https://api.twitter.com/2/problems/usage-capped","period":"Monthly"}""", SendOutcome.PaymentRequired)]
    public void A_refusal_says_whose_turn_it_is(int status, string body, SendOutcome outcome) => Read(status, body).Outcome.ShouldBe(outcome);

    [Theory]
    [InlineData("""{"title":"Forbidden","detail":"You are not allowed to create a Tweet with duplicate content.","type":"about:blank","status":403}""")]
    [InlineData("""{"errors":[{"code":187,"message":"Status is a duplicate."}]}""")]
    public void A_text_that_X_has_already_is_refused_with_what_to_do(string body)
    {
        var result = Read(403, body);
        result.Outcome.ShouldBe(SendOutcome.Refused);
        result.Detail.ShouldContain("change a few words");
    }

    [Fact]
    public void A_rate_limit_ends_when_X_says() =>
        Read(429, "", ("x-rate-limit-reset", $"{Now.ToUnixTimeSeconds() + 300}")).RetryAt.ShouldBe(Now.AddSeconds(300));

    [Fact]
    public void The_limit_of_a_day_counts_when_it_is_the_one_that_is_used_up()
    {
        (string, string)[] limits = [("x-rate-limit-reset", $"{Now.ToUnixTimeSeconds() + 300}"), ("x-app-limit-24hour-remaining", "0"), ("x-app-limit-24hour-reset", $"{Now.ToUnixTimeSeconds() + 7200}")];
        Read(429, "", limits).RetryAt.ShouldBe(Now.AddHours(2));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-1")]
    [InlineData("99999999999999")]
    public void A_limit_that_ends_at_no_time_is_not_waited_for(string reset) => Read(429, "", ("x-rate-limit-reset", reset)).RetryAt.ShouldBeNull();

    [Fact]
    public void What_X_says_is_one_line_without_secrets()
    {
        var detail = XAnswer.Read(Answer(400, """{"title":"Invalid","detail":"You said\nsecret-1 and secret-2"}"""), Now, "secret-1", "secret-2").Detail;
        detail.ShouldBe("X refused the post: Invalid – You said … and …");
    }

    private static SendResult Read(int status, string body, params (string Name, string Value)[] headers) => XAnswer.Read(Answer(status, body, headers), Now);

    private static OutboundResponse Answer(int status, string body, params (string Name, string Value)[] headers) => new(
        (HttpStatusCode)status,
        new Uri("https://api.x.com/2/tweets"),
        headers.ToDictionary(header => header.Name, header => (IReadOnlyList<string>)[header.Value], StringComparer.OrdinalIgnoreCase),
        Encoding.UTF8.GetBytes(body));
}
