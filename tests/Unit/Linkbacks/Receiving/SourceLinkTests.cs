using ServerlessBlog.Linkbacks.Sources;
using ServerlessBlog.Moderation.Judge;
using ServerlessBlog.Moderation.Model;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Linkbacks.Receiving;

/// <summary>What counts as a link to the post, and what does not.</summary>
public sealed class SourceLinkTests : SourceTest
{
    [Theory]
    [InlineData($"<a href='{Permalink}'>x</a>")]
    [InlineData($"<p>See <a class=u-in-reply-to href={Permalink}><img src=a.png></a>")]
    [InlineData($"<a href=' \n{Permalink}#comments '>x</a>")]
    [InlineData("<a href='HTTPS://BLOG.EXAMPLE:443/posts/hello'>x</a>")]
    [InlineData("<a href='https&#58;//blog.example/posts/h&#101;llo'>x</a>")]
    [InlineData("<a href='https://blog.example/posts/%68ello'>x</a>")]
    [InlineData("<base href='https://blog.example/a/b'><a href='../posts/hello'>x</a>")]
    [InlineData("<base href='https://blog.example/'><a href='posts/hello'>x</a>")]
    [InlineData("<a href='//blog.example/posts/hello'>x</a>", "http only", false)]
    [InlineData($"<map name=m><area href='{Permalink}' alt=x></map>")]
    [InlineData($"<table><tr><td><a href='{Permalink}'>x")]
    [InlineData($"<details><summary>x</summary><a href='{Permalink}'>x</a></details>")]
    [InlineData($"<div style='display:block'><a style='color:none' href='{Permalink}'>x</a></div>")]
    [InlineData($"<a href='{Permalink}x'>x</a>", "another post", false)]
    [InlineData($"<a href='{Permalink}?x=1'>x</a>", "another resource", false)]
    [InlineData($"<a href='{Permalink}/'>x</a>", "another path", false)]
    [InlineData("<a href='https://blog.example/'>x</a>", "the blog alone", false)]
    [InlineData($"<a href='https://evil.example/?u={Permalink}'>x</a>", "inside another URL", false)]
    [InlineData($"<p>{Permalink}</p>", "text", false)]
    [InlineData($"&lt;a href='{Permalink}'>x&lt;/a>", "escaped markup", false)]
    [InlineData($"<!-- <a href='{Permalink}'>x</a> -->", "a comment", false)]
    [InlineData($"<template><a href='{Permalink}'>x</a></template>", "a template", false)]
    [InlineData($"<script>'<a href=\"{Permalink}\">x</a>'</script>", "a script", false)]
    [InlineData($"<style><a href='{Permalink}'>x</a></style>", "a style", false)]
    [InlineData($"<noscript><a href='{Permalink}'>x</a></noscript>", "noscript", false)]
    [InlineData($"<textarea><a href='{Permalink}'>x</a></textarea>", "a text field", false)]
    [InlineData($"<title><a href='{Permalink}'>x</a></title>", "the title", false)]
    [InlineData($"<iframe srcdoc=\"<a href='{Permalink}'>x</a>\"><a href='{Permalink}'>x</a></iframe>", "a frame", false)]
    [InlineData($"<div hidden><p><a href='{Permalink}'>x</a></p></div>", "hidden", false)]
    [InlineData($"<a hidden href='{Permalink}'>x</a>", "hidden itself", false)]
    [InlineData($"<div style='color:red; DISPLAY : none !important'><a href='{Permalink}'>x</a></div>", "display none", false)]
    [InlineData($"<div style='visibility:hidden'><a href='{Permalink}'>x</a></div>", "invisible", false)]
    [InlineData($"<dialog><a href='{Permalink}'>x</a></dialog>", "a closed dialog", false)]
    [InlineData($"<a href='{Permalink}'> \n</a>", "without content", false)]
    [InlineData($"<a href='{Permalink}'><span hidden>x</span></a>", "without visible content", false)]
    [InlineData($"<a name='{Permalink}'>x</a><form action='{Permalink}'></form><link href='{Permalink}'>", "no link to follow", false)]
    [InlineData($"<img src='{Permalink}'><blockquote cite='{Permalink}'>x</blockquote>", "a mention", false)]
    [InlineData($"<head><link rel=x href='{Permalink}'><meta content='{Permalink}'></head>", "the head", false)]
    [InlineData("", "nothing", false)]
    public async Task A_page_links_when_readers_can_see_and_follow_the_link(string html, string what = "", bool links = true)
    {
        var verification = await VerifyAsync(html);
        verification.Outcome.ShouldBe(links ? VerificationOutcome.Links : VerificationOutcome.DoesNotLink, what);
        verification.Reason.ShouldBe(links ? "" : SourceReasons.NoLink);
    }

    [Theory]
    [InlineData("<a class='u-like-of' href='{0}'></a>")]
    [InlineData("<img src='{0}'>")]
    [InlineData("<video src='{0}'></video>")]
    [InlineData("<audio src='{0}'></audio>")]
    [InlineData("<picture><source src='{0}'></picture>")]
    [InlineData("<blockquote cite='{0}'>x</blockquote>")]
    [InlineData("<div hidden><img src='{0}'></div>", false)]
    [InlineData("<!-- <img src='{0}'> -->", false)]
    [InlineData("<link href='{0}'>", false)]
    public async Task For_a_webmention_a_mention_is_enough(string html, bool links = true) =>
        (await VerifyAsync(html.Replace("{0}", Permalink, StringComparison.Ordinal), FeedbackKind.Webmention)).Outcome
            .ShouldBe(links ? VerificationOutcome.Links : VerificationOutcome.DoesNotLink);

    [Theory]
    [InlineData("text/plain", $"Read {Permalink}.")]
    [InlineData("text/plain; charset=x", $"{Permalink}")]
    [InlineData("text/plain", $"「{Permalink}」を読んだ。")]
    [InlineData("text/plain", $"({Permalink}), and more")]
    [InlineData("text/plain", $"<{Permalink}>")]
    [InlineData("text/plain", $"{Permalink}#c1")]
    [InlineData("text/plain", $"http {Permalink}x https {Permalink}/y {Permalink}")]
    [InlineData("text/plain", $"{Permalink}x", false)]
    [InlineData("text/plain", $"{Permalink}/x", false)]
    [InlineData("text/plain", $"{Permalink}?x", false)]
    [InlineData("text/plain", $"{Permalink}日本", false)]
    [InlineData("text/plain", "blog.example/posts/hello", false)]
    [InlineData("application/json", $$"""{"a":[{"b":"{{Permalink}}"}]}""")]
    [InlineData("application/activity+json", $$"""{"inReplyTo":"{{Permalink}}#x"}""")]
    [InlineData("application/json", """{"a":"https:\/\/blog.example\/posts\/hello"}""")]
    [InlineData("application/json", $$"""["{{Permalink}}"]""")]
    [InlineData("application/json", $$"""{"a":"see {{Permalink}}"}""", false)]
    [InlineData("application/json", $$"""{"{{Permalink}}":"a"}""", false)]
    [InlineData("application/json", "", false)]
    public async Task Text_and_JSON_are_read_as_what_they_are(string contentType, string content, bool links = true) =>
        (await VerifyAsync(content, contentType: contentType)).Outcome.ShouldBe(links ? VerificationOutcome.Links : VerificationOutcome.DoesNotLink);

    [Theory]
    [InlineData("image/png")]
    [InlineData("application/pdf")]
    [InlineData("application/atom+xml")]
    public async Task Other_types_are_not_read(string contentType) =>
        (await VerifyAsync($"<a href='{Permalink}'>x</a>", contentType: contentType)).ShouldBe(new Verification(VerificationOutcome.DoesNotLink, SourceReasons.Type));

    [Fact]
    public async Task Without_a_Content_Type_it_is_a_page() =>
        (await VerifyAsync(System.Text.Encoding.UTF8.GetBytes($"<a href='{Permalink}'>x</a>"), contentType: null)).Outcome.ShouldBe(VerificationOutcome.Links);
}
