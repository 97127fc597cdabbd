using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.WebUtilities;
using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Linkbacks.Sending.Protocols;
using ServerlessBlog.Platform.Outbound;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Linkbacks.Sending;

public sealed class SenderTests
{
    private static readonly Uri Endpoint = new("https://other.example/in?key=a%20b&x=1");

    private static readonly Mention Mention = new("https://blog.example/posts/%E8%BF%94%E4%BA%8B", "https://other.example/?p=1&q=<2>", "題 & \"title\"", "本文の抜粋。", "ブログ");

    [Fact]
    public void A_webmention_is_a_form_of_source_and_target_and_leaves_the_query_in_the_URL()
    {
        var request = new WebmentionSender().Request(Endpoint, Mention);
        request.Method.ShouldBe(HttpMethod.Post);
        request.Url.ShouldBe(Endpoint);
        request.ContentType.ShouldBe("application/x-www-form-urlencoded");
        var form = QueryHelpers.ParseQuery(TextOf(request));
        form.Keys.ShouldBe(["source", "target"]);
        form["source"].ToString().ShouldBe(Mention.Source);
        form["target"].ToString().ShouldBe(Mention.Target);
    }

    [Theory]
    [InlineData(200, SendOutcome.Accepted)]
    [InlineData(201, SendOutcome.Accepted)]
    [InlineData(202, SendOutcome.Accepted)]
    [InlineData(204, SendOutcome.Accepted)]
    [InlineData(302, SendOutcome.Refused)]
    [InlineData(400, SendOutcome.Refused)]
    [InlineData(404, SendOutcome.Refused)]
    [InlineData(429, SendOutcome.Busy)]
    [InlineData(500, SendOutcome.Busy)]
    [InlineData(503, SendOutcome.Busy)]
    public void Any_2xx_takes_a_webmention(int status, SendOutcome expected)
    {
        var result = new WebmentionSender().Read(Answers.Of("https://other.example/in", "Source has\n no <link>", "text/plain", status));
        result.Outcome.ShouldBe(expected);
        result.Status.ShouldBe(status);
        result.Detail.ShouldBe("Source has no <link>");
    }

    [Fact]
    public void Of_a_long_answer_a_line_is_kept()
    {
        var marks = "e" + new string('\u0301', 100_000);
        new WebmentionSender().Read(Answers.Of("https://other.example/in", marks, "text/plain", 400)).Detail.ShouldBeEmpty("one character, but no end of it");
        new WebmentionSender().Read(Answers.Of("https://other.example/in", string.Concat(Enumerable.Repeat("長い\0\n", 10_000)), "text/plain", 400)).Detail.Length.ShouldBeInRange(290, 300);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("0", 0)]
    [InlineData("99999999", 86_400)]
    [InlineData("Thu, 26 Nov 2026 10:01:30 GMT", 90)]
    [InlineData("Thu, 26 Nov 2020 10:01:30 GMT", 0)]
    [InlineData("soon", null)]
    public void Who_is_busy_says_when_to_come_back(string value, int? seconds) =>
        new WebmentionSender().Read(Answers.Of("https://other.example/in", "", null, 503, ("Retry-After", value), ("Date", "Thu, 26 Nov 2026 10:00:00 GMT")))
            .RetryAfter.ShouldBe(seconds is { } number ? TimeSpan.FromSeconds(number) : null);

    [Fact]
    public void A_pingback_is_an_XML_RPC_call_with_two_strings()
    {
        var request = new PingbackSender().Request(Endpoint, Mention);
        request.ContentType.ShouldBe("text/xml; charset=utf-8");
        var call = XElement.Parse(TextOf(request));
        call.Name.LocalName.ShouldBe("methodCall");
        call.Element("methodName")!.Value.ShouldBe("pingback.ping");
        call.Element("params")!.Elements("param").Select(param => param.Element("value")!.Element("string")!.Value).ShouldBe([Mention.Source, Mention.Target]);
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\"?><methodResponse><params><param><value><string>Thanks!</string></value></param></params></methodResponse>", 200, SendOutcome.Accepted, "Thanks!")]
    [InlineData("\n\n<methodResponse><params><param><value>Thanks!</value></param></params></methodResponse>", 200, SendOutcome.Accepted, "Thanks!")]
    [InlineData("<methodResponse><params/></methodResponse>", 200, SendOutcome.Accepted, "")]
    [InlineData("<html>It works</html>", 200, SendOutcome.Refused, "The answer is no XML-RPC response.")]
    [InlineData("", 200, SendOutcome.Refused, "The answer is no XML-RPC response.")]
    [InlineData("<!DOCTYPE x [<!ENTITY e 'x'>]><methodResponse><params><param><value>&e;</value></param></params></methodResponse>", 200, SendOutcome.Refused, "The answer is no XML-RPC response.")]
    [InlineData("gone", 404, SendOutcome.Refused, "")]
    [InlineData("down", 502, SendOutcome.Busy, "")]
    public void What_a_pingback_server_answers_decides(string text, int status, SendOutcome outcome, string detail)
    {
        var result = new PingbackSender().Read(Answers.Xml(text, status));
        result.Outcome.ShouldBe(outcome);
        result.Detail.ShouldBe(detail);
    }

    [Theory]
    [InlineData("int", 0, 200, SendOutcome.Refused)]
    [InlineData("int", 17, 200, SendOutcome.Refused)]
    [InlineData("i4", 32, 200, SendOutcome.Refused)]
    [InlineData("int", 48, 200, SendOutcome.AlreadyKnown)]
    [InlineData("int", 48, 400, SendOutcome.AlreadyKnown)]
    [InlineData("int", 48, 500, SendOutcome.AlreadyKnown)]
    [InlineData("int", 50, 200, SendOutcome.Busy)]
    [InlineData("int", 0, 503, SendOutcome.Busy)]
    [InlineData("int", -32601, 200, SendOutcome.Refused)]
    public void A_fault_says_more_than_the_status_and_one_for_a_repeat_is_success(string type, int code, int status, SendOutcome expected)
    {
        var result = new PingbackSender().Read(Answers.Xml(
            $"<methodResponse><fault><value><struct><member><name>faultCode</name><value><{type}>{code}</{type}></value></member><member><name>faultString</name><value><string>No &lt;b&gt;</string></value></member></struct></value></fault></methodResponse>",
            status));
        result.Outcome.ShouldBe(expected);
        result.Detail.ShouldBe($"{code}: No <b>");
    }

    [Fact]
    public void A_trackback_names_its_charset_in_both_places()
    {
        var request = new TrackbackSender().Request(Endpoint, Mention);
        request.ContentType.ShouldBe("application/x-www-form-urlencoded; charset=utf-8");
        request.Url.ShouldBe(Endpoint);
        var form = QueryHelpers.ParseQuery(TextOf(request));
        form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal).ShouldBe(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["title"] = Mention.Title, ["excerpt"] = Mention.Excerpt, ["url"] = Mention.Source, ["blog_name"] = Mention.BlogName, ["charset"] = "UTF-8" },
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("a", 252, 252)]
    [InlineData("a", 253, 252)]
    [InlineData("👨‍👩‍👧‍👦", 40, 245)]
    [InlineData("か\u3099", 200, 251)]
    public void A_long_excerpt_is_cut_between_characters(string character, int count, int expected)
    {
        var excerpt = ExcerptOf(string.Concat(Enumerable.Repeat(character, count)));
        excerpt.Length.ShouldBe(expected);
        excerpt.Replace(character, "", StringComparison.Ordinal).ShouldBeOneOf("", "...");
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\"?><response><error>0</error></response>", 200, SendOutcome.Accepted, "")]
    [InlineData("<response><error> 0 </error></response>", 409, SendOutcome.Accepted, "")]
    [InlineData("Warning: x\n<?xml?><response>\n<error>1</error>\n<message>We already have a ping from that URL for this post.</message></response>", 409, SendOutcome.AlreadyKnown, "We already have a ping from that URL for this post.")]
    [InlineData("<response><error>1</error><message><![CDATA[no & no]]></message></response>", 200, SendOutcome.Refused, "no & no")]
    [InlineData("<response><error>1</error><message>a &lt; b</message></response>", 200, SendOutcome.Refused, "a < b")]
    [InlineData("<response><error>1</error><message>Too fast</message></response>", 429, SendOutcome.Busy, "Too fast")]
    [InlineData("<response><error>1</error></response>", 200, SendOutcome.Refused, "")]
    [InlineData("OK", 200, SendOutcome.Accepted, "")]
    [InlineData("", 403, SendOutcome.Refused, "")]
    [InlineData("", 500, SendOutcome.Busy, "")]
    public void The_error_element_decides_about_a_trackback_and_else_the_status(string text, int status, SendOutcome outcome, string detail)
    {
        var result = new TrackbackSender().Read(Answers.Xml(text, status));
        result.Outcome.ShouldBe(outcome);
        result.Detail.ShouldBe(detail);
    }

    private static string ExcerptOf(string text) =>
        QueryHelpers.ParseQuery(TextOf(new TrackbackSender().Request(Endpoint, Mention with { Excerpt = text })))["excerpt"].ToString();

    private static string TextOf(OutboundRequest request) => Encoding.UTF8.GetString(request.Body!.Value.Span);
}
