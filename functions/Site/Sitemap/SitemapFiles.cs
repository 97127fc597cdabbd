using System.Globalization;
using System.Text.RegularExpressions;
using ServerlessBlog.Posts.Lists;

namespace ServerlessBlog.Site.Sitemap;

/// <summary>What the sitemaps are called.</summary>
public static partial class SitemapFiles
{
    /// <summary>The file of all pages that are no posts.</summary>
    public const string Pages = "pages.xml";

    public const string PathOfPages = "/sitemaps/" + Pages;

    public static string PathOf(Month month) => string.Create(CultureInfo.InvariantCulture, $"/sitemaps/{month.Year:D4}-{month.Number:D2}.xml");

    /// <summary>The month whose posts a file lists; null for any other file.</summary>
    public static Month? MonthOf(string file) => MonthFile().Match(file) is { Success: true } match
        ? new Month(int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups["month"].ValueSpan, CultureInfo.InvariantCulture))
        : null;

    [GeneratedRegex(@"^(?<year>[0-9]{4})-(?<month>0[1-9]|1[0-2])\.xml\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MonthFile();
}
