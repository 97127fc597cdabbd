using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ServerlessBlog.Posts;
using ServerlessBlog.Posts.Rendering;

namespace ServerlessBlog.Site;

/// <summary>
/// Renders a few words on another core while the app starts: the first reader otherwise waits until the Markdown, HTML
/// and page code has been loaded. Asks no storage.
/// </summary>
internal static class Warmup
{
    private const string Sample = "# a\n\nb **c** [d](https://example.com) `e` ![f](g.png)\n\n> h\n> -- 2009-12-26, i, https://example.com/j\n\n- k\n\n| l |\n| - |\n| m |\n";

    /// <summary>Begins, and returns at once.</summary>
    public static void Begin() => _ = Task.Run(async () =>
    {
        var html = new PostRenderer().Render(Sample, PostFormat.Markdown).Html;
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<Words>(
            ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(Words.Html)] = html }))).ToHtmlString());
    });

    private sealed class Words : ComponentBase
    {
        [Parameter]
        public string Html { get; set; } = "";

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "p");
            builder.AddAttribute(1, "class", "a");
            builder.AddContent(2, "b");
            builder.AddMarkupContent(3, Html);
            builder.CloseElement();
        }
    }
}
