using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ServerlessBlog.Platform.Caching;

namespace ServerlessBlog.Site;

/// <summary>Renders Razor components to HTML on the server; nothing of them runs in the browser.</summary>
public sealed class PageRenderer(IServiceProvider services, ILoggerFactory loggers)
{
    /// <summary>The headers of every page.</summary>
    public static IReadOnlyDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Content-Security-Policy"] =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' https: http:; media-src 'self' https: http:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        ["X-Content-Type-Options"] = "nosniff",
        ["Referrer-Policy"] = "strict-origin-when-cross-origin",
    };

    private static readonly Dictionary<string, string> PrivateHeaders = new(Headers, StringComparer.Ordinal)
    {
        ["Referrer-Policy"] = "same-origin",
        ["X-Robots-Tag"] = "noindex",
    };

    /// <summary>A page that is the same for everybody.</summary>
    /// <param name="model">What it shows.</param>
    /// <param name="more">Headers besides those of every page.</param>
    /// <typeparam name="TPage">The component that draws it from its parameter <c>Model</c>.</typeparam>
    public async Task<PublicContent> PageAsync<TPage>(object model, IEnumerable<KeyValuePair<string, string>>? more = null)
        where TPage : IComponent =>
        new(Encoding.UTF8.GetBytes(await RenderAsync<TPage>(model)), "text/html; charset=utf-8")
        {
            Headers = more is null ? Headers : new Dictionary<string, string>(Headers.Concat(more), StringComparer.Ordinal),
        };

    /// <summary>A page for one person, or an answer to what that person sent: kept by nobody, listed nowhere, and its URL told to no other site.</summary>
    /// <typeparam name="TPage">The component that draws it from its parameter <c>Model</c>.</typeparam>
    public async Task<PrivateContent> PrivatePageAsync<TPage>(object model, int status = StatusCodes.Status200OK)
        where TPage : IComponent =>
        new(Encoding.UTF8.GetBytes(await RenderAsync<TPage>(model)), "text/html; charset=utf-8", status) { Headers = PrivateHeaders };

    /// <summary>The HTML of a component.</summary>
    public async Task<string> RenderAsync<TPage>(object model)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Model"] = model });
            return (await renderer.RenderComponentAsync<TPage>(parameters)).ToHtmlString();
        });
    }
}
