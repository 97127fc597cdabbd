using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using ServerlessBlog.Tests.Support;

namespace ServerlessBlog.Tests.Integration.Linkbacks.Sending;

/// <summary>
/// Somebody else's blog, written from the specifications: it takes Webmentions, Pingbacks and TrackBack pings, looks at their
/// source as a receiver has to, and keeps what it believes.
/// </summary>
public sealed class OtherBlog : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Page> _pages = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Source, string Target), string> _mentions = new();
    private readonly ConcurrentQueue<Func<HttpContext, Task<bool>>> _next = new();
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false });
    private LocalServer? _server;

    public LocalServer Server => _server!;

    public static async Task<OtherBlog> StartAsync()
    {
        var blog = new OtherBlog();
        blog._server = await LocalServer.StartAsync(blog.AnswerAsync);
        return blog;
    }

    /// <summary>Puts a page up and returns its URL. In its HTML and headers, <c>{root}</c> is where this blog lives, without a slash, and <c>{self}</c> the page.</summary>
    public string Put(string path, string html, params (string Name, string Value)[] headers)
    {
        _pages[path] = new Page(html, headers);
        return Server.Url.AbsoluteUri.TrimEnd('/') + path;
    }

    /// <summary>A page with one way to be told.</summary>
    public string PutWebmention(string path) => Put(path, "<p>Hello</p><a rel=\"webmention\" href=\"/in/webmention\">tell me</a>");

    /// <summary>What it was told and believes, with the protocol.</summary>
    public IReadOnlyList<(string Protocol, string Source, string Target)> Mentions =>
        [.. _mentions.Select(mention => (mention.Value, mention.Key.Source, mention.Key.Target))];

    /// <summary>The requests to an endpoint that are about a target, in order.</summary>
    public IReadOnlyList<ReceivedRequest> Told(string target) =>
        [.. Server.Requests.Where(request => request.Method == "POST" && WebUtility.UrlDecode(request.Body).Contains(target, StringComparison.Ordinal))];

    /// <summary>Has the next POST answered otherwise; unless <paramref name="answer"/> returns true, it is then taken as usual.</summary>
    public void Next(Func<HttpContext, Task<bool>> answer) => _next.Enqueue(answer);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        if (http.Request.Method == "POST")
        {
            if (_next.TryDequeue(out var otherwise) && await otherwise(http))
                return;
            var body = await new StreamReader(http.Request.Body).ReadToEndAsync();
            await (http.Request.Path.Value switch
            {
                "/in/webmention" => WebmentionAsync(http, body),
                "/in/pingback" => PingbackAsync(http, body),
                { } path when path.StartsWith("/in/trackback/", StringComparison.Ordinal) => TrackbackAsync(http, path, body),
                _ => SayAsync(http, 404, "text/plain", "no such endpoint"),
            });
        }
        else if (_pages.TryGetValue(http.Request.Path.Value!, out var page))
        {
            foreach (var (name, value) in page.Headers)
                http.Response.Headers.Append(name, Fill(value, http));
            await SayAsync(http, 200, "text/html; charset=utf-8", Fill(page.Html, http));
        }
        else
        {
            await SayAsync(http, 404, "text/html", "<p>nothing here");
        }
    }

    // Webmention, sections 3.2.1 and 3.2.2, checked at once, which is allowed.
    private async Task WebmentionAsync(HttpContext http, string body)
    {
        var form = QueryHelpers.ParseQuery(body);
        var (source, target) = (form["source"].ToString(), form["target"].ToString());
        if (http.Request.ContentType != "application/x-www-form-urlencoded" || !IsUrl(source) || !IsUrl(target) || source == target)
        {
            await SayAsync(http, 400, "text/plain", "source and target must be different http URLs");
            return;
        }

        var (status, links) = await LookAsync(source, target);
        var isLinked = status == 200 && links;
        if (isLinked)
            _mentions[(source, target)] = "webmention";
        var isTaken = isLinked || (status is 200 or 410 && _mentions.TryRemove((source, target), out _));
        await (isTaken ? SayAsync(http, 200, "text/plain", "thanks") : SayAsync(http, 400, "text/plain", $"{status}: the source does not link to the target"));
    }

    // Pingback 1.0, section 3.
    private async Task PingbackAsync(HttpContext http, string body)
    {
        var call = XElement.Parse(body);
        var parameters = call.Descendants("string").Select(text => text.Value).ToList();
        if (call.Name != "methodCall" || call.Element("methodName")?.Value != "pingback.ping" || parameters.Count != 2)
            await FaultAsync(http, -32601);
        else if (await LookAsync(parameters[0], parameters[1]) is not (200, var links))
            await FaultAsync(http, 16);
        else if (!links)
            await FaultAsync(http, 17);
        else if (!_mentions.TryAdd((parameters[0], parameters[1]), "pingback"))
            await FaultAsync(http, 48);
        else
            await SayAsync(http, 200, "text/xml", "<?xml version=\"1.0\"?><methodResponse><params><param><value><string>ok</string></value></param></params></methodResponse>");
    }

    // TrackBack 1.2: the ping names the page by its own URL.
    private async Task TrackbackAsync(HttpContext http, string path, string body)
    {
        var form = QueryHelpers.ParseQuery(body);
        var isNamed = http.Request.ContentType == "application/x-www-form-urlencoded; charset=utf-8" && form["charset"] == "UTF-8" && IsUrl(form["url"].ToString());
        var error = !isNamed ? "<error>1</error><message>url and charset are needed</message>"
            : !_mentions.TryAdd((form["url"].ToString(), path), $"trackback {form["title"]} / {form["blog_name"]} / {form["excerpt"]}") ? "<error>1</error><message>We already have a ping from that URL</message>"
            : "<error>0</error>";
        await SayAsync(http, 200, "text/xml; charset=utf-8", $"<?xml version=\"1.0\" encoding=\"utf-8\"?><response>{error}</response>");
    }

    private async Task<(int Status, bool Links)> LookAsync(string source, string target)
    {
        using var response = await _http.GetAsync(new Uri(source));
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        return ((int)response.StatusCode, page.QuerySelectorAll("a[href]").Any(link => link.GetAttribute("href") == target));
    }

    private string Fill(string text, HttpContext http) => text
        .Replace("{root}", Server.Url.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal)
        .Replace("{self}", Server.Url.AbsoluteUri.TrimEnd('/') + http.Request.Path, StringComparison.Ordinal);

    private static bool IsUrl(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https");

    private static Task FaultAsync(HttpContext http, int code) => SayAsync(
        http, 200, "text/xml",
        $"<?xml version=\"1.0\"?><methodResponse><fault><value><struct><member><name>faultCode</name><value><int>{code}</int></value></member><member><name>faultString</name><value><string>no</string></value></member></struct></value></fault></methodResponse>");

    private static async Task SayAsync(HttpContext http, int status, string type, string text)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = type;
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text));
    }

    private sealed record Page(string Html, (string Name, string Value)[] Headers);
}
