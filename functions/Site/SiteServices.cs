using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Site.Feeds;
using ServerlessBlog.Site.Theming;

namespace ServerlessBlog.Site;

/// <summary>Registers the pages.</summary>
public static class SiteServices
{
    public static IServiceCollection AddSite(this IServiceCollection services) => services
        // Pages are UTF-8: only what HTML needs escaped is escaped, so Japanese stays readable and small.
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
        .AddSingleton<IValidateOptions<BlogOptions>, ThemeValidator>()
        .AddSingleton<Theme>()
        .AddSingleton<SiteAssets>()
        .AddSingleton<SiteInfo>()
        .AddSingleton<PageRenderer>()
        .AddSingleton<ListPages>()
        .AddSingleton<ErrorPages>()
        .AddFeeds();
}
