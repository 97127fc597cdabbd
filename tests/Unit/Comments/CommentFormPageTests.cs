using AngleSharp.Dom;
using ServerlessBlog.Comments.Input;
using ServerlessBlog.Comments.Pages;
using ServerlessBlog.Tests.Unit.Site;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Comments;

public sealed class CommentFormPageTests : IDisposable
{
    private const string Hostile = "\n</textarea><script>alert(1)</script>\"'&";

    private readonly TestSite _site = new();

    [Fact]
    public async Task What_is_wrong_is_said_at_the_field_and_above_and_nothing_typed_is_lost()
    {
        var draft = new CommentDraft { Name = new string('x', 51), Email = "hanako@", Url = "hanako", Text = Hostile, ReplyTo = "c1" };
        var page = await DrawAsync(draft, CommentRules.Check(draft).Faults);

        foreach (var name in new[] { "name", "email", "url" })
        {
            var field = page.QuerySelector($"form [name={name}]").ShouldNotBeNull();
            field.GetAttribute("aria-invalid").ShouldBe("true");
            var described = field.GetAttribute("aria-describedby")!.Split(' ').Select(id => page.GetElementById(id).ShouldNotBeNull().TextContent);
            described.ShouldContain(text => text.EndsWith('。'));
            page.QuerySelectorAll($"[role=alert] a[href='#{field.Id}']").Length.ShouldBe(1);
        }

        page.QuerySelector("#comment-name-fault")!.TextContent.ShouldBe("名前は50文字までです（いまは51文字）。");
        page.QuerySelector("[name=name]")!.GetAttribute("value").ShouldBe(draft.Name);
        page.QuerySelector("[name=email]")!.GetAttribute("value").ShouldBe("hanako@");
        page.QuerySelector("[name=url]")!.GetAttribute("value").ShouldBe("hanako");
        page.QuerySelector("[name=replyTo]")!.GetAttribute("value").ShouldBe("c1");
        page.QuerySelector("textarea")!.TextContent.ShouldBe(Hostile);
        page.QuerySelector("textarea")!.HasAttribute("aria-invalid").ShouldBeFalse();
        page.QuerySelectorAll("script:not([src])").ShouldBeEmpty();
        page.QuerySelector("meta[name=robots]")!.GetAttribute("content").ShouldBe("noindex");
        page.QuerySelector("a[href='/posts/mixi-to-twitter']").ShouldNotBeNull();
    }

    [Fact]
    public async Task On_a_closed_post_what_was_typed_can_be_copied_and_not_sent()
    {
        var form = new CommentFormModel(_site.Info, "mixi-to-twitter") { Draft = new CommentDraft { Text = Hostile } };
        var page = await _site.DrawAsync<CommentFormPage>(new CommentFormPageModel(form, TestSite.Post(), "受け付けていません。", IsOpen: false));

        page.QuerySelectorAll("form").ShouldBeEmpty();
        page.QuerySelector("textarea[readonly]")!.TextContent.ShouldBe(Hostile);
        page.QuerySelector("[role=alert]")!.TextContent.ShouldBe("受け付けていません。");
    }

    [Fact]
    public async Task Every_rule_has_its_sentence_in_both_languages()
    {
        using var english = new TestSite("en");
        foreach (var rule in Enum.GetValues<CommentRule>())
        {
            _site.Info.Texts.CommentFault(new CommentFault("name", rule, 1234)).ShouldEndWith("。");
            english.Info.Texts.CommentFault(new CommentFault("name", rule, 1234)).ShouldEndWith(".");
        }

        (await english.HtmlAsync<CommentForm>(new CommentFormModel(english.Info, "x"))).ShouldContain("not shown on the web");
    }

    public void Dispose() => _site.Dispose();

    private Task<AngleSharp.Html.Dom.IHtmlDocument> DrawAsync(CommentDraft draft, IReadOnlyList<CommentFault> faults) =>
        _site.DrawAsync<CommentFormPage>(new CommentFormPageModel(new CommentFormModel(_site.Info, "mixi-to-twitter") { Draft = draft, Faults = faults }, TestSite.Post(), null, IsOpen: true));
}
