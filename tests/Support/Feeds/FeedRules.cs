using System.Globalization;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Shouldly;

namespace ServerlessBlog.Tests.Support.Feeds;

/// <summary>Holds feeds to the rules of their formats, and reads what all formats have in common.</summary>
public static class FeedRules
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";

    /// <summary>Checks a feed by the name of its format's file and returns what a reader would see.</summary>
    public static ReadFeed Check(string fileName, string document) => fileName switch
    {
        "atom.xml" => CheckAtom(document),
        "rss.xml" => CheckRss(document),
        "feed.json" => CheckJson(document),
        _ => throw new ArgumentOutOfRangeException(nameof(fileName), fileName, null),
    };

    /// <summary>RFC 4287, 5005, and WebSub's links.</summary>
    public static ReadFeed CheckAtom(string document)
    {
        var feed = Parse(document);
        feed.Name.ShouldBe(Atom + "feed");
        feed.Attribute(XNamespace.Xml + "lang")!.Value.ShouldNotBeEmpty();
        var updated = Time(One(feed, Atom + "updated").Value);
        One(feed, Atom + "title").Attribute("type")?.Value.ShouldBe("text");
        Absolute(One(feed, Atom + "icon").Value);
        var entries = feed.Elements(Atom + "entry").Select(entry =>
        {
            var published = Time(One(entry, Atom + "published").Value);
            var changed = Time(One(entry, Atom + "updated").Value);
            changed.ShouldBeGreaterThanOrEqualTo(published);
            var alternate = entry.Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == "alternate");
            var content = One(entry, Atom + "content");
            content.Attribute("type")!.Value.ShouldBe("html");
            content.HasElements.ShouldBeFalse();
            foreach (var category in entry.Elements(Atom + "category"))
                Absolute(category.Attribute("scheme")!.Value);
            return new ReadEntry(
                Absolute(One(entry, Atom + "id").Value), Absolute(alternate.Attribute("href")!.Value), One(entry, Atom + "title").Value, content.Value,
                entry.Element(Atom + "summary")?.Value, One(One(entry, Atom + "author"), Atom + "name").Value, published, changed,
                [.. entry.Elements(Atom + "category").Select(category => category.Attribute("term")!.Value)]);
        }).ToList();
        if (entries.Count > 0)
            updated.ShouldBe(entries.Max(entry => entry.UpdatedAt!.Value));
        var links = feed.Elements(Atom + "link").ToLookup(link => link.Attribute("rel")!.Value, link => Absolute(link.Attribute("href")!.Value));
        return Whole(new ReadFeed(
            Absolute(One(feed, Atom + "id").Value), One(feed, Atom + "title").Value, links["self"].Single(), links["first"].Single(),
            links["next"].SingleOrDefault(), links["alternate"].Single(), [.. links["hub"]], entries));
    }

    /// <summary>RSS 2.0 and the RSS Advisory Board's profile.</summary>
    public static ReadFeed CheckRss(string document)
    {
        var rss = Parse(document);
        rss.Name.LocalName.ShouldBe("rss");
        rss.Attribute("version")!.Value.ShouldBe("2.0");
        var channel = rss.Elements().Single();
        channel.Name.ShouldBe("channel");
        One(channel, "description").Value.ShouldNotBeEmpty();
        One(channel, "language").Value.ShouldNotBeEmpty();
        Rfc822(One(channel, "lastBuildDate").Value);
        var entries = channel.Elements("item").Select(item =>
        {
            var guid = One(item, "guid");
            guid.Attribute("isPermaLink")!.Value.ShouldBe("true");
            item.Elements("enclosure").Count().ShouldBeLessThanOrEqualTo(1);
            item.Elements("author").ShouldBeEmpty();
            return new ReadEntry(
                Absolute(guid.Value), Absolute(One(item, "link").Value), One(item, "title").Value, One(item, Content + "encoded").Value,
                System.Net.WebUtility.HtmlDecode(item.Element("description")?.Value), One(item, DublinCore + "creator").Value, Rfc822(One(item, "pubDate").Value), null,
                [.. item.Elements("category").Select(category => category.Value)]);
        }).ToList();
        foreach (var link in channel.Elements(Atom + "link").Where(link => link.Attribute("rel")!.Value == "self"))
            link.Attribute("type")!.Value.ShouldBe("application/rss+xml");
        var links = channel.Elements(Atom + "link").ToLookup(link => link.Attribute("rel")!.Value, link => Absolute(link.Attribute("href")!.Value));
        return Whole(new ReadFeed(
            links["first"].Single(), One(channel, "title").Value, links["self"].Single(), links["first"].Single(),
            links["next"].SingleOrDefault(), Absolute(One(channel, "link").Value), [.. links["hub"]], entries));
    }

    /// <summary>JSON Feed 1.1.</summary>
    public static ReadFeed CheckJson(string document)
    {
        using var json = JsonDocument.Parse(document);
        var feed = json.RootElement;
        Text(feed, "version").ShouldBe("https://jsonfeed.org/version/1.1");
        var entries = feed.GetProperty("items").EnumerateArray().Select(item => new ReadEntry(
            Text(item, "id"), Absolute(Text(item, "url")), Text(item, "title"), Text(item, "content_html"),
            item.TryGetProperty("summary", out var summary) ? summary.GetString() : null, Text(item.GetProperty("authors")[0], "name"),
            Time(Text(item, "date_published")), Time(Text(item, "date_modified")), [.. item.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()!)])).ToList();
        string? next = feed.TryGetProperty("next_url", out var url) ? Absolute(url.GetString()!) : null;
        var id = Absolute(Text(feed, "feed_url"));
        IReadOnlyList<string> hubs = feed.TryGetProperty("hubs", out var all) ? [.. all.EnumerateArray().Select(hub => (Text(hub, "type"), Absolute(Text(hub, "url"))).Item2)] : [];
        Text(feed.GetProperty("authors")[0], "name").ShouldNotBeEmpty();
        Text(feed, "language").ShouldNotBeEmpty();
        return Whole(new ReadFeed(id, Text(feed, "title"), null, id, next, Absolute(Text(feed, "home_page_url")), hubs, entries));
    }

    private static ReadFeed Whole(ReadFeed feed)
    {
        feed.Title.ShouldNotBeEmpty();
        feed.Next?.ShouldNotBe(feed.Self);
        feed.Entries.Select(entry => entry.Id).ShouldBeUnique();
        foreach (var entry in feed.Entries)
        {
            entry.Id.ShouldNotBeEmpty();
            entry.Author.ShouldNotBeEmpty();
        }

        return feed;
    }

    // A strict parser: it refuses what XML 1.0 does not allow.
    private static XElement Parse(string document)
    {
        using var reader = XmlReader.Create(new StringReader(document), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
    }

    private static XElement One(XElement parent, XName name) => parent.Elements(name).ShouldHaveSingleItem();

    private static string Text(JsonElement parent, string name) => parent.GetProperty(name).GetString().ShouldNotBeNull();

    private static string Absolute(string url)
    {
        Uri.TryCreate(url, UriKind.Absolute, out var parsed).ShouldBeTrue(url);
        parsed!.Scheme.ShouldBeOneOf("http", "https");
        url.ShouldAllBe(c => char.IsAscii(c));
        return url;
    }

    private static DateTimeOffset Time(string text)
    {
        text.ShouldEndWith("Z");
        return DateTimeOffset.ParseExact(text, ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }

    private static DateTimeOffset Rfc822(string text) =>
        DateTimeOffset.ParseExact(text, "ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}

/// <summary>A feed as a reader sees it, in whichever format; JSON Feed does not say which page it is.</summary>
public sealed record ReadFeed(
    string Id, string Title, string? Self, string First, string? Next, string Page, IReadOnlyList<string> Hubs, IReadOnlyList<ReadEntry> Entries);

/// <summary>A post as a feed reader sees it.</summary>
public sealed record ReadEntry(
    string Id, string Url, string Title, string Html, string? Summary, string Author, DateTimeOffset PublishedAt, DateTimeOffset? UpdatedAt, IReadOnlyList<string> Categories);
