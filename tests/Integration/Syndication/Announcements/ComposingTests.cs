using System.Net;
using System.Text.Json.Nodes;
using ServerlessBlog.Syndication.Announcements.Rules;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Syndication.Announcements;

/// <summary>What helps the author to write: channels, previews, proposals; and the ledger.</summary>
[Collection(PlanningBlogs.Name)]
public sealed class ComposingTests(PlanningBlog blog)
{
    private const string Body = """
        ## 同じ文を送らない理由

        外に向けた一言は、通りすがりの人への手紙だ。140字で足を止めてもらうには、題名ではなく言いたいことを書く。

        私はずっと、同じ文を両方に流していました。内輪の友だちには退屈だったと思います。三か月やめてみたら、返事が三倍になりました。

        > これは人の言葉で、告知には使わない。

        読んでくれた皆さん、ありがとう。感想を聞かせてくださいね。
        """;

    [Fact]
    public async Task The_channels_are_listed_with_what_they_take_and_how_they_stand()
    {
        var channels = await blog.Author.GetAsync("/api/channels");
        channels.Status.ShouldBe(HttpStatusCode.OK);
        var byId = channels.Json["items"]!.AsArray().ToDictionary(item => (string)item!["id"]!, item => item!);
        ((string)byId[PlanningBlog.Outward]["audience"]!, (int)byId[PlanningBlog.Outward]["limit"]!).ShouldBe(("outward", 500));
        byId[PlanningBlog.Outward]["visibilities"]!.AsArray().Select(name => (string)name!).ShouldContain("unlisted");
        ((string)byId[PlanningBlog.Short]["name"]!, (int)byId[PlanningBlog.Short]["limit"]!, (bool)byId[PlanningBlog.Short]["canCheck"]!).ShouldBe(("Memo", PlanningBlog.ShortLimit, false));
        byId[PlanningBlog.Short]["stop"].ShouldBeNull();
        byId[PlanningBlog.Short]["price"].ShouldBeNull();
        channels.Text.ShouldNotContain("secret", Case.Insensitive);

        ((string)(await blog.Author.PostAsync($"/api/channels/{PlanningBlog.Short}/resume")).Json["id"]!).ShouldBe(PlanningBlog.Short);
        (await blog.Author.PostAsync("/api/channels/nobody/resume")).Problem.ShouldBe("not-found");
    }

    [Fact]
    public async Task A_preview_counts_says_what_is_against_each_message_and_plans_nothing()
    {
        var slug = await blog.DraftAsync("外へ、内へ", Body);
        await blog.PlanAsync(slug, PlanningBlog.Inward, "返事が増えてうれしいという話です。みんなはどうしてる?");
        var path = $"/api/posts/{Uri.EscapeDataString(slug)}/announcements";
        var preview = await blog.Author.PostAsync(path + "/preview", new
        {
            texts = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                [PlanningBlog.Outward] = new { text = "返事が増えてうれしいという話です。みんなはどうしてる？", link = true },
                [PlanningBlog.Short] = new { text = "外へ、内へ" },
            },
        });

        preview.Status.ShouldBe(HttpStatusCode.OK, preview.Text);
        preview.StorageTransactions.ShouldBeLessThanOrEqualTo(2);
        var items = preview.Json["items"]!.AsArray().ToDictionary(item => (string)item!["channel"]!, item => item!);
        var same = items[PlanningBlog.Outward]["problems"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)same["type"]!).ShouldEndWith(":same-text");
        ((string)same["pointer"]!).ShouldBe($"/texts/{PlanningBlog.Outward}/text");
        same["texts"]!.AsArray().Count.ShouldBe(2);
        ((int)items[PlanningBlog.Short]["count"]!, (int)items[PlanningBlog.Short]["limit"]!).ShouldBe((5, PlanningBlog.ShortLimit));
        ((string)items[PlanningBlog.Short]["problems"]![0]!["type"]!).ShouldEndWith(":title-only");
        (await blog.Author.GetAsync(path)).Json["items"]!.AsArray().Count.ShouldBe(1);

        var wrong = await blog.Author.PostAsync(path + "/preview", """{"texts":{"nobody":{"text":"a"},"mastodon":3,"webhook":{"text":"b","size":1}},"colour":1}""");
        wrong.Json["errors"]!.AsArray().Select(error => (string)error!["pointer"]!).ShouldBe(["/colour", "/texts/nobody", "/texts/mastodon", "/texts/webhook/size"], ignoreOrder: true);
        (await blog.Author.PostAsync(path + "/preview", new { texts = 1 })).Problem.ShouldBe("invalid-field");
        (await blog.Author.PostAsync("/api/posts/nobody/announcements/preview", new { texts = new { } })).Problem.ShouldBe("not-found");
    }

    [Fact]
    public async Task Proposals_are_sentences_of_the_draft_that_fit_and_others_for_each_audience()
    {
        var slug = await blog.DraftAsync("外へ、内へ", Body);
        var proposed = await blog.Author.PostAsync($"/api/posts/{Uri.EscapeDataString(slug)}/announcements/suggest");
        proposed.Status.ShouldBe(HttpStatusCode.OK, proposed.Text);
        proposed.StorageTransactions.ShouldBeLessThanOrEqualTo(2);
        var items = proposed.Json["items"]!.AsArray().ToDictionary(item => (string)item!["channel"]!, item => item!["proposals"]!.AsArray());
        var (outward, inward) = (TextsOf(items[PlanningBlog.Outward]), TextsOf(items[PlanningBlog.Inward]));

        outward.Count.ShouldBeInRange(1, 3);
        outward[0].ShouldStartWith("外に向けた一言は、通りすがりの人への手紙だ。");
        inward.Count.ShouldBeInRange(1, 3);
        inward.ShouldContain(text => text.Contains("私は") || text.Contains("皆さん"));
        outward.Concat(inward).ShouldAllBe(text => Body.Contains(text) && !text.Contains("人の言葉"));
        outward.SelectMany(SentencesOf).ShouldAllBe(sentence => inward.TrueForAll(other => !other.Contains(sentence, StringComparison.Ordinal) && !SameText.IsNearlySame(sentence, other)));
        items[PlanningBlog.Short].ShouldAllBe(proposal => (int)proposal!["count"]! <= PlanningBlog.ShortLimit);
        (await blog.Author.PostAsync("/api/posts/nobody/announcements/suggest")).Problem.ShouldBe("not-found");
    }

    [Fact]
    public async Task The_ledger_has_what_was_planned_last_first_page_by_page()
    {
        var slugs = new List<string>();
        for (var n = 0; n < 3; n++)
        {
            slugs.Add(await blog.DraftAsync($"台帳の記事{n}"));
            await blog.PlanAsync(slugs[n], PlanningBlog.Inward, $"台帳に載る{n}番目の知らせを書いておきます。");
        }

        List<JsonNode> all = [];
        var pages = 0;
        for (var path = "/api/announcements?limit=2"; path is not null; pages++)
        {
            var page = await blog.Author.GetAsync(path);
            page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
            page.Json["items"]!.AsArray().Count.ShouldBeLessThanOrEqualTo(2);
            all.AddRange(page.Json["items"]!.AsArray().Select(item => item!));
            path = (string?)page.Json["next"];
            page.Headers.TryGetValues("Link", out _).ShouldBe(path is not null);
        }

        pages.ShouldBeGreaterThan(1);
        all.Select(item => (string)item["post"]!).Where(slugs.Contains).ShouldBe(slugs.AsEnumerable().Reverse());
        all.ShouldAllBe(item => item["count"] == null && item["history"] != null);
        (await blog.Author.GetAsync("/api/announcements?state=sent")).Problem.ShouldBe("invalid-request");
        (await blog.Author.GetAsync("/api/announcements?cursor=bm90IG91cnM")).Problem.ShouldBe("invalid-cursor");
    }

    private static string[] SentencesOf(string text) => text.Split('。', StringSplitOptions.RemoveEmptyEntries);

    private static List<string> TextsOf(JsonArray proposals) => [.. proposals.Select(proposal => (string)proposal!["text"]!)];
}
