using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;

namespace ServerlessBlog.Site.Pages;

/// <summary>A post's sanitised body, as a page shows it.</summary>
internal static class BodyHtml
{
    /// <summary>
    /// The body with what may be wider than the text made reachable for the keyboard, so that it can be moved sideways
    /// (WCAG 2.1.1). Tags are found by their text: a sanitised body has no other less-than sign.
    /// </summary>
    public static MarkupString Of(string html, SiteInfo site) => new(html
        .Replace("<pre", "<pre tabindex=\"0\"", StringComparison.Ordinal)
        .Replace("<table", $"<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{HtmlEncoder.Default.Encode(site.Texts.Table)}\"><table", StringComparison.Ordinal)
        .Replace("</table>", "</table></div>", StringComparison.Ordinal));
}
