using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ServerlessBlog.Comments.Pages;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Moderation.Read;
using ServerlessBlog.Site.Pages;
using ServerlessBlog.Tests.Unit.Rendering;
using ServerlessBlog.Tests.Unit.Site;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Comments;

public sealed class CommentSectionTests : IDisposable
{
    private readonly TestSite _site = new();

    public static TheoryData<string> Attacks => XssCorpusTests.Attacks;

    [Fact]
    public async Task A_comment_shows_who_wrote_what_when_and_where_it_stands()
    {
        var page = await DrawAsync([Comment("c1") with { Url = "https://hanako.example/", Text = "一行目\n二行目" }]);

        var comment = page.QuerySelector("article.h-entry article.p-comment.h-cite").ShouldNotBeNull();
        comment.Id.ShouldBe("comment-c1");
        var name = comment.QuerySelector(".p-author.h-card a.p-name.u-url").ShouldNotBeNull();
        (name.TextContent, name.GetAttribute("href"), name.GetAttribute("rel")).ShouldBe(("はなこ", "https://hanako.example/", "ugc nofollow"));
        comment.QuerySelector("time.dt-published")!.TextContent.ShouldBe("2010年1月 3日 (日) 16:45");
        comment.QuerySelector("time.dt-published")!.GetAttribute("datetime").ShouldBe("2010-01-03T16:45:00+09:00");
        comment.QuerySelector("p > a.u-url")!.GetAttribute("href").ShouldBe("/posts/mixi-to-twitter#comment-c1");
        comment.QuerySelector(".e-content")!.InnerHtml.ShouldBe("<p>一行目<br>二行目</p>");
        comment.QuerySelector(".mark").ShouldBeNull();
    }

    [Fact]
    public async Task The_authors_own_comment_is_marked_and_a_name_without_a_page_is_no_link()
    {
        var comment = (await DrawAsync([Comment("c1") with { IsAuthor = true }])).QuerySelector("#comment-c1").ShouldNotBeNull();

        comment.QuerySelector(".mark")!.TextContent.ShouldBe("記事投稿者");
        comment.QuerySelector(".p-author a").ShouldBeNull();
        comment.QuerySelector(".p-author .p-name")!.TextContent.ShouldBe("はなこ");
    }

    [Fact]
    public async Task Threads_are_two_levels_deep_and_a_deeper_answer_names_whom_it_answers()
    {
        var page = await DrawAsync([Comment("a") with { Name = "い" }, Comment("b", "a") with { Name = "ろ" }, Comment("c", "b") with { Name = "は" }]);

        page.QuerySelectorAll(".threads > li").Length.ShouldBe(1);
        page.QuerySelectorAll(".threads > li > .answers > li").Length.ShouldBe(2);
        page.QuerySelectorAll(".answers .answers").ShouldBeEmpty();
        page.QuerySelector("#comment-b .to").ShouldBeNull();
        var to = page.QuerySelector("#comment-c .to a.u-in-reply-to").ShouldNotBeNull();
        (to.TextContent, to.GetAttribute("href")).ShouldBe(("ろさんへ", "/posts/mixi-to-twitter#comment-b"));
    }

    [Fact]
    public async Task The_form_has_a_label_for_each_field_and_says_what_becomes_of_the_address_and_of_the_comment()
    {
        var page = await DrawAsync([]);
        var form = page.QuerySelector("form#comment-form").ShouldNotBeNull();

        (form.GetAttribute("method"), form.GetAttribute("action")).ShouldBe(("post", "/posts/mixi-to-twitter/comments"));
        form.TextContent.ShouldContain("コメントは記事投稿者が公開するまで表示されません。");
        foreach (var field in form.QuerySelectorAll("input:not([type=hidden]), textarea"))
            (form.QuerySelector($"label[for='{field.Id}']") ?? field.Closest("label")).ShouldNotBeNull(field.OuterHtml);
        var email = form.QuerySelector("[name=email]")!;
        email.HasAttribute("required").ShouldBeFalse();
        page.GetElementById(email.GetAttribute("aria-describedby")!)!.TextContent.ShouldContain("ウェブ上には掲載しません");
        form.QuerySelectorAll("[required]").Select(field => field.GetAttribute("name")).ShouldBe(["name", "text"]);
        var honeypot = form.QuerySelector("[name=website]")!;
        (honeypot.GetAttribute("tabindex"), honeypot.GetAttribute("autocomplete"), honeypot.Closest("[aria-hidden=true]")!.ClassName).ShouldBe(("-1", "off", "unseen"));
        form.QuerySelector("[name=elapsed]")!.GetAttribute("value").ShouldBe("");
        page.QuerySelectorAll("[style], [onclick]").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_page_is_the_same_byte_for_byte_each_time_it_is_drawn()
    {
        var model = Model([Comment("c1")]);
        (await _site.HtmlAsync<PermalinkPage>(model)).ShouldBe(await _site.HtmlAsync<PermalinkPage>(model));
    }

    [Fact]
    public async Task A_closed_post_has_a_sentence_instead_of_the_form_and_nothing_to_reply_with()
    {
        var page = await DrawAsync([Comment("c1")], new CommentVisit { IsOpen = false });

        page.QuerySelector("#comments")!.TextContent.ShouldContain("この記事へのコメントは受け付けていません。");
        page.QuerySelectorAll("#comment-form, .reply").ShouldBeEmpty();
        page.QuerySelector("#comment-c1").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_link_leads_to_the_form_that_answers_without_a_script()
    {
        var link = (await DrawAsync([Comment("c1")])).QuerySelector("#comment-c1 a.reply").ShouldNotBeNull();
        (link.GetAttribute("href"), link.GetAttribute("rel"), link.GetAttribute("aria-label")).ShouldBe(("/posts/mixi-to-twitter?replyTo=c1#comment-form", "nofollow", "はなこさんに返信"));

        var page = await DrawAsync([Comment("c1")], new CommentVisit { ReplyTo = "c1" });
        page.QuerySelector("[name=replyTo]")!.GetAttribute("value").ShouldBe("c1");
        page.QuerySelector(".replying:not([hidden])")!.TextContent.ShouldContain("はなこさんへの返信");
        page.QuerySelector("meta[name=robots]")!.GetAttribute("content").ShouldBe("noindex");
    }

    [Fact]
    public async Task A_reply_to_what_is_not_shown_is_a_plain_form()
    {
        var page = await DrawAsync([Comment("c1")], new CommentVisit { ReplyTo = "<b>" });

        page.QuerySelector("[name=replyTo]")!.GetAttribute("value").ShouldBe("");
        page.QuerySelector(".replying")!.HasAttribute("hidden").ShouldBeTrue();
    }

    [Fact]
    public async Task Who_wrote_it_sees_the_own_waiting_comment_in_its_place_and_the_way_to_the_own_data()
    {
        var own = new FeedbackItem { PartitionKey = "mixi-to-twitter", RowKey = "comment:own", State = FeedbackState.Spam, Name = "たろう", Email = "taro@mail.example", Text = "待っています", ReplyTo = "a", ReceivedAt = Time(1) };
        var page = await DrawAsync([Comment("a"), Comment("b") with { CreatedAt = Time(2), RowKey = "shown:comment:9" }], new CommentVisit { Own = own, OwnToken = "TOKEN" });

        var comment = page.QuerySelector(".threads > li:first-child > .answers #comment-own.own").ShouldNotBeNull();
        comment.QuerySelector(".notice")!.TextContent.ShouldContain("公開するまで表示されません");
        comment.QuerySelector(".notice a")!.GetAttribute("href").ShouldBe("/my-comment?own=TOKEN");
        comment.QuerySelector(".reply").ShouldBeNull();
        page.DocumentElement.OuterHtml.ShouldNotContain("taro@mail.example");
        page.DocumentElement.OuterHtml.ShouldNotContain("spam", Case.Insensitive);
        page.QuerySelector("meta[name=robots]")!.GetAttribute("content").ShouldBe("noindex");
    }

    [Fact]
    public async Task When_there_are_more_than_a_page_shows_it_says_how_many_and_where()
    {
        var comments = Enumerable.Range(1, 500).Select(number => Comment($"c{number}")).ToList();
        var page = await _site.DrawAsync<PermalinkPage>(Model(comments, count: 520));

        page.QuerySelector("#comments")!.TextContent.ShouldContain("ほかに20件のコメントがあります。");
        page.QuerySelector("#comments a[href$='comments.xml']").ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task Hostile_comments_are_text_in_every_place(string attack)
    {
        var page = await DrawAsync([Comment("a") with { Name = attack, Text = attack, Url = "https://x.example/\"><script>alert(1)</script>" }, Comment("b", "a"), Comment("c", "b") with { Name = attack }, Comment("d", "c")]);

        var section = page.QuerySelector("#comments").ShouldNotBeNull();
        section.QuerySelectorAll("script, img, svg, iframe, style, object, embed, math, video, audio, b, link, meta").ShouldBeEmpty();
        section.QuerySelectorAll("*").SelectMany(element => element.Attributes).ShouldNotContain(attribute => attribute.Name.StartsWith("on") || attribute.Name == "style");
        section.QuerySelectorAll("a").ShouldAllBe(link => !link.GetAttribute("href")!.StartsWith("javascript", StringComparison.OrdinalIgnoreCase));
        section.QuerySelectorAll("article.comment").Length.ShouldBe(4);
    }

    public void Dispose() => _site.Dispose();

    private static ShownItem Comment(string id, string replyTo = "") => new()
    {
        PartitionKey = "mixi-to-twitter",
        RowKey = "shown:comment:0",
        Id = id,
        Name = "はなこ",
        Text = "読みました。",
        ReplyTo = replyTo,
        CreatedAt = Time(0),
    };

    private static DateTimeOffset Time(int minutes) => new(2010, 1, 3, 7, 45 + minutes, 0, TimeSpan.Zero);

    private PermalinkPageModel Model(IReadOnlyList<ShownItem> comments, CommentVisit? visit = null, int count = 0) =>
        new(_site.Info, TestSite.View(TestSite.Post() with { CommentCount = count }), new ShownFeedback(comments, [])) { Comments = visit ?? CommentVisit.Plain };

    private Task<IHtmlDocument> DrawAsync(IReadOnlyList<ShownItem> comments, CommentVisit? visit = null) => _site.DrawAsync<PermalinkPage>(Model(comments, visit));
}
