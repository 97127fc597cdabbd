using System.Text;
using System.Xml.Linq;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Site.Sitemap;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Feeds;

public sealed class SitemapTests
{
    private static readonly XNamespace Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public void Pages_have_their_escaped_URL_and_the_time_of_their_change_where_it_is_known()
    {
        var content = SitemapXml.Pages([("https://blog.example/a?b&c='", new DateTimeOffset(2010, 1, 3, 9, 0, 0, TimeSpan.FromHours(9))), ("https://blog.example/", null)]);
        var urlset = XDocument.Parse(Encoding.UTF8.GetString(content.Body)).Root!;

        content.ContentType.ShouldBe("application/xml; charset=utf-8");
        urlset.Name.ShouldBe(Namespace + "urlset");
        urlset.Elements(Namespace + "url").Select(url => (url.Element(Namespace + "loc")!.Value, url.Element(Namespace + "lastmod")?.Value))
            .ShouldBe([("https://blog.example/a?b&c='", "2010-01-03T00:00:00Z"), ("https://blog.example/", null)]);
    }

    [Fact]
    public void An_index_names_its_files()
    {
        var index = XDocument.Parse(Encoding.UTF8.GetString(SitemapXml.Index(["https://blog.example/sitemaps/pages.xml"]).Body)).Root!;
        index.Name.ShouldBe(Namespace + "sitemapindex");
        index.Elements(Namespace + "sitemap").Elements(Namespace + "loc").Select(loc => loc.Value).ShouldBe(["https://blog.example/sitemaps/pages.xml"]);
    }

    [Theory]
    [InlineData("2010-01.xml", true)]
    [InlineData("9999-12.xml", true)]
    [InlineData("2010-13.xml", false)]
    [InlineData("2010-1.xml", false)]
    [InlineData("2010-01.xml\n", false)]
    [InlineData("pages.xml", false)]
    public void A_file_is_named_by_its_month(string file, bool isMonth)
    {
        SitemapFiles.MonthOf(file).HasValue.ShouldBe(isMonth);
        if (SitemapFiles.MonthOf(file) is { } month)
            SitemapFiles.PathOf(new Month(month.Year, month.Number)).ShouldBe("/sitemaps/" + file);
    }
}
