using ServerlessBlog.Posts;
using ServerlessBlog.Posts.Rendering;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Rendering;

public sealed class ComplexBodyTests
{
    private const int OneMebibyte = 1024 * 1024;

    // No measure of speed: quadratic time would take many minutes, and the deadline tells it from a slow machine.
    private static readonly TimeSpan HangDeadline = TimeSpan.FromMinutes(2);

    public static TheoryData<string, PostFormat> RefusedBodies => new()
    {
        { Nested("<div>", 10_000), PostFormat.Html },
        { Nested("<b>", 10_000), PostFormat.Html },
        { Nested("<svg>", 10_000), PostFormat.Html },
        { Nested("<font>", 10_000), PostFormat.Html },
        { Nested("<ul><li>", 10_000), PostFormat.Html },
        { Nested("<table><td>", 10_000), PostFormat.Html },
        { Nested("<div>", 101), PostFormat.Html },
        { Nested("> ", 10_000), PostFormat.Markdown },
        { Nested("> ", 101), PostFormat.Markdown },
        { Nested("[", 10_000), PostFormat.Markdown },
        { Nested("![", 10_000), PostFormat.Markdown },
        { Nested("- ", 10_000) + "a", PostFormat.Markdown },
        { Filled("<br>"), PostFormat.Html },
        { Filled(">"), PostFormat.Markdown },
        { Filled("["), PostFormat.Markdown },
        { Filled("*a "), PostFormat.Markdown },
        { Filled("[a]("), PostFormat.Markdown },
        { "x " + Filled("<?"), PostFormat.Markdown },
        { Filled("(www.a.b"), PostFormat.Markdown },
        { Filled("https://a.bc "), PostFormat.Markdown },
        { Filled("[a]: b\n"), PostFormat.Markdown },
        { Nested("[a]: b\n", 5_000) + Nested("a\n", 90_000), PostFormat.Markdown },
        { Nested("a\n=\n", 20_000), PostFormat.Markdown },
        { Filled("# a\n"), PostFormat.Markdown },
        { Nested("a|", 1000) + "\n" + Nested("-|", 1000) + "\n" + Nested("a\n", 90_000), PostFormat.Markdown },
        { "a|b\n-|-\n" + Filled("[a]("), PostFormat.Markdown },
        { "[a]: http://x/" + Nested("a", 100_000) + "\n\n" + Nested("[a]\n\n", 1000), PostFormat.Markdown },
    };

    public static TheoryData<string, PostFormat> BearableBodies => new()
    {
        { Nested("<div>", 100) + "a", PostFormat.Html },
        { "<a " + Filled("b ") + ">", PostFormat.Html },
        { "<table>" + Nested("a<b></b>", 90_000), PostFormat.Html },
        { Filled("&lt;"), PostFormat.Html },
        { Filled("<"), PostFormat.Html },
        { Filled("<!--"), PostFormat.Html },
        { Filled("日本"), PostFormat.Html },
        { "<pre>" + Filled("\n"), PostFormat.Html },
        { Nested("> ", 99) + "a", PostFormat.Markdown },
        { Filled("`"), PostFormat.Markdown },
        { Filled("&"), PostFormat.Markdown },
        { Filled("\\"), PostFormat.Markdown },
        { Filled("*"), PostFormat.Markdown },
        { Filled("]"), PostFormat.Markdown },
        { Filled("日本"), PostFormat.Markdown },
        { "a" + Filled("\u0301\u0316"), PostFormat.Markdown },
        { Filled("これは段落です。**強調**もあります。[リンク](https://example.com/)も。\n\n"), PostFormat.Markdown },
    };

    [Theory]
    [MemberData(nameof(RefusedBodies), DisableDiscoveryEnumeration = true)]
    public async Task What_costs_too_much_is_refused_with_a_sentence_that_says_what_to_do(string body, PostFormat format)
    {
        var refusal = await Should.ThrowAsync<BodyTooComplexException>(RenderAsync(body, format));
        refusal.Message.ShouldMatch("^(The|A) .+; .+\\.$");
    }

    [Theory]
    [MemberData(nameof(BearableBodies), DisableDiscoveryEnumeration = true)]
    public async Task What_is_only_large_is_rendered(string body, PostFormat format)
    {
        var rendered = await RenderAsync(body, format);
        SafeHtml.ShouldBeSafe(rendered.Html);
    }

    private static Task<RenderedBody> RenderAsync(string body, PostFormat format) =>
        Task.Run(() => new PostRenderer().Render(body, format)).WaitAsync(HangDeadline);

    private static string Nested(string piece, int count) => string.Concat(Enumerable.Repeat(piece, count));

    private static string Filled(string piece) => Nested(piece, OneMebibyte / piece.Length);
}
