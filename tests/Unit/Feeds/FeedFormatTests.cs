using System.Text;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using ServerlessBlog.Posts.Text;
using ServerlessBlog.Site.Feeds;
using ServerlessBlog.Tests.Support.Feeds;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Feeds;

/// <summary>What holds for every format.</summary>
public sealed class FeedFormatTests
{
    private const string Hostile = "]]> <b>&amp;\u0001\u000B\uFFFE\uD800 😀 👨‍👩‍👧 \u202Eמִבחן\u202C &#0; <!-- --> \u2028\r\n\u0085end";

    public static TheoryData<string> Formats => [.. FeedFormat.All.Select(format => format.FileName)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_feed_without_posts_is_valid(string fileName)
    {
        var feed = Read(fileName, Sample() with { Entries = [], Description = "" });

        feed.Entries.ShouldBeEmpty();
        feed.Title.ShouldBe("題名");
        feed.Next.ShouldBeNull();
        feed.Hubs.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_post_is_read_with_all_that_belongs_to_it(string fileName)
    {
        var feed = Read(fileName, Sample() with { NextUrl = "https://blog.example/feed?cursor=def" });

        feed.Self.ShouldBe(fileName == "feed.json" ? null : "https://blog.example/feed?cursor=abc");
        feed.Next.ShouldBe("https://blog.example/feed?cursor=def");
        feed.First.ShouldBe("https://blog.example/feed");
        feed.Id.ShouldBe("https://blog.example/feed");
        feed.Page.ShouldBe("https://blog.example/");
        var entry = feed.Entries.ShouldHaveSingleItem();
        entry.Id.ShouldBe("https://blog.example/posts/one");
        entry.Url.ShouldBe("https://blog.example/posts/one");
        entry.Title.ShouldBe("One");
        entry.Html.ShouldBe("<p>One &amp; only</p>");
        entry.Summary.ShouldBe("1 < 2 & \"3\"");
        entry.Author.ShouldBe("山田");
        entry.PublishedAt.ShouldBe(new DateTimeOffset(2010, 1, 3, 0, 0, 0, TimeSpan.Zero));
        entry.Categories.ShouldBe(["SNS", "本", "twitter"]);
        if (entry.UpdatedAt is { } updated)
            updated.ShouldBe(new DateTimeOffset(2010, 1, 4, 0, 0, 0, 500, TimeSpan.Zero));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Ids_are_the_same_in_every_format_and_do_not_depend_on_the_title(string fileName)
    {
        var feed = Sample();
        var renamed = feed with { Entries = [feed.Entries[0] with { Title = "Another", UpdatedAt = feed.UpdatedAt.AddDays(1) }], UpdatedAt = feed.UpdatedAt.AddDays(1) };
        Read(fileName, renamed).Entries[0].Id.ShouldBe(FeedRules.CheckAtom(Encoding.UTF8.GetString(AtomFeed.Write(feed))).Entries[0].Id);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Hubs_are_named(string fileName) =>
        Read(fileName, Sample() with { Hubs = ["https://hub.example/", "https://other.example/hub?x=1&y=2"] }).Hubs
            .ShouldBe(["https://hub.example/", "https://other.example/hub?x=1&y=2"]);

    [Theory]
    [MemberData(nameof(Formats))]
    public void Hostile_text_is_read_as_text_wherever_it_stands(string fileName)
    {
        var expected = LegalText.Clean(Hostile);
        var feed = Read(fileName, WithText(Hostile));
        var entry = feed.Entries.Single();

        feed.Title.ShouldBe(expected);
        new[] { entry.Title, entry.Html, entry.Summary, entry.Author, entry.Categories[0], entry.Categories[^1] }.ShouldAllBe(text => text == expected);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Any_text_at_all_makes_a_valid_feed(string fileName)
    {
        var texts = Gen.Frequency(
            (1, ArbMap.Default.GeneratorFor<string?>().Select(text => text ?? "")),
            (1, Gen.Choose(0, char.MaxValue).Select(c => (char)c).ListOf().Select(string.Concat))).ToArbitrary();
        Prop.ForAll(texts, text => { Read(fileName, WithText("x" + text)).Entries.Single().Html.ShouldBe(LegalText.Clean("x" + text)); })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_document_begins_without_a_byte_order_mark(string fileName) => FormatOf(fileName).Write(Sample())[0].ShouldBeOneOf((byte)'<', (byte)'{');

    [Fact]
    public void Atom_and_RSS_say_how_many_comments_there_are_and_where()
    {
        var replies = XDocument.Parse(Encoding.UTF8.GetString(AtomFeed.Write(Sample()))).Descendants().Single(element => element.Attribute("rel")?.Value == "replies");
        replies.Attribute("href")!.Value.ShouldBe("https://blog.example/posts/one/comments.xml");
        replies.Attribute("type")!.Value.ShouldBe("application/atom+xml");
        replies.Attribute(XName.Get("count", "http://purl.org/syndication/thread/1.0"))!.Value.ShouldBe("3");

        var item = XDocument.Parse(Encoding.UTF8.GetString(RssFeed.Write(Sample()))).Descendants("item").Single();
        item.Element("comments")!.Value.ShouldBe("https://blog.example/posts/one#comments");
        item.Element(XName.Get("comments", "http://purl.org/rss/1.0/modules/slash/"))!.Value.ShouldBe("3");
        item.Element(XName.Get("commentRss", "http://wellformedweb.org/CommentAPI/"))!.Value.ShouldBe("https://blog.example/posts/one/comments.xml");
    }

    private static FeedFormat FormatOf(string fileName) => FeedFormat.All.Single(format => format.FileName == fileName);

    private static ReadFeed Read(string fileName, Feed feed) =>
        FeedRules.Check(fileName, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(FormatOf(fileName).Write(feed)));

    private static Feed WithText(string text)
    {
        var feed = Sample();
        return feed with
        {
            Title = text,
            Description = text,
            Entries = [feed.Entries[0] with { Title = text, Html = text, Summary = text, Author = new FeedAuthor(text, "https://blog.example/authors/a"), Categories = [text], Tags = [text] }],
        };
    }

    private static Feed Sample() => new()
    {
        FirstUrl = "https://blog.example/feed",
        SelfUrl = "https://blog.example/feed?cursor=abc",
        NextUrl = null,
        PageUrl = "https://blog.example/",
        Title = "題名",
        Description = "説明",
        Language = "ja",
        IconUrl = "https://blog.example/assets/icon.svg",
        CategoryScheme = "https://blog.example/categories/",
        TagScheme = "https://blog.example/tags/",
        Author = new FeedAuthor("山田", "https://blog.example/authors/author"),
        UpdatedAt = new DateTimeOffset(2010, 1, 4, 0, 0, 0, 500, TimeSpan.Zero),
        Entries =
        [
            new FeedEntry
            {
                Url = "https://blog.example/posts/one",
                Title = "One",
                Language = "en",
                Author = new FeedAuthor("山田", "https://blog.example/authors/author"),
                PublishedAt = new DateTimeOffset(2010, 1, 3, 9, 0, 0, TimeSpan.FromHours(9)),
                UpdatedAt = new DateTimeOffset(2010, 1, 4, 0, 0, 0, 500, TimeSpan.Zero),
                Categories = ["SNS", "本"],
                Tags = ["twitter"],
                CommentCount = 3,
                CommentFeedUrl = "https://blog.example/posts/one/comments.xml",
                Summary = "1 < 2 & \"3\"",
                Html = "<p>One &amp; only</p>",
            },
        ],
    };
}
