using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Shouldly;

namespace ServerlessBlog.Tests.Integration.Pages;

/// <summary>Reads pages as a browser does.</summary>
internal static class PageReader
{
    /// <summary>The page at <paramref name="path"/>; fails unless it answers as expected.</summary>
    public static async Task<IHtmlDocument> PageAsync(this HttpClient reader, string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await reader.GetAsync(new Uri(path, UriKind.Relative));
        response.StatusCode.ShouldBe(expected, path);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldNotContain("unsafe");
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
    }

    /// <summary>What the page cost in storage transactions.</summary>
    public static async Task<int> CostAsync(this HttpClient reader, string path)
    {
        using var response = await reader.GetAsync(new Uri(path, UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var timing = string.Join(",", response.Headers.GetValues("Server-Timing"));
        var begin = timing.IndexOf("storage;desc=\"", StringComparison.Ordinal) + "storage;desc=\"".Length;
        return int.Parse(timing.AsSpan(begin, timing.IndexOf('"', begin) - begin), System.Globalization.CultureInfo.InvariantCulture);
    }
}
