using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Azure;
using Azure.Data.Tables;
using ServerlessBlog.Moderation;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Linkbacks.Receiving;

/// <summary>A blog beside a site that links to it; it knows its clients by a header.</summary>
public sealed class LinkedBlog : IAsyncLifetime
{
    public const string ClientHeader = "X-Client-Address";

    private TestBlog? _blog;
    private LinkingSite? _site;

    public TestBlog Blog => _blog!;

    public LinkingSite Site => _site!;

    public async Task InitializeAsync()
    {
        _site = await LinkingSite.StartAsync();
        _blog = await TestBlog.StartAsync(new TestBlogOptions
        {
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Outbound__AllowPrivate"] = Site.Server.Authority,
                ["Blog__ClientAddressHeader"] = ClientHeader,
            },
        });
    }

    public async Task DisposeAsync()
    {
        if (_blog is not null)
            await _blog.DisposeAsync();
        if (_site is not null)
            await _site.DisposeAsync();
    }

    /// <summary>A published post: its slug and its permalink.</summary>
    public async Task<(string Slug, string Permalink)> PublishAsync(string title)
    {
        var post = await Blog.Author.PublishNewAsync(title, "本文です。");
        return (post.Slug, (string)post.Json["url"]!);
    }

    /// <summary>Sends a request as it is, and reads the answer.</summary>
    public async Task<BlogResponse> SendAsync(HttpMethod method, string path, byte[]? body = null, string? contentType = null, string? client = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            if (contentType is not null)
                request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        if (client is not null)
            request.Headers.TryAddWithoutValidation(ClientHeader, client);
        using var response = await Blog.Reader.SendAsync(request);
        return await BlogResponse.ReadAsync(response);
    }

    public async Task<BlogResponse> GetAsync(string path) => await SendAsync(HttpMethod.Get, path);

    /// <summary>The linkback from <paramref name="source"/> on the desk, once it is in one of <paramref name="states"/>.</summary>
    public async Task<JsonNode> DeskItemAsync(string source, params string[] states)
    {
        JsonNode? found = null;
        await Wait.UntilAsync($"{source} is {string.Join(" or ", states)}", async () =>
        {
            foreach (var state in states)
            {
                var items = (await Blog.Author.GetAsync($"/api/desk?state={state}&limit=100")).Json["items"]!.AsArray();
                found = items.FirstOrDefault(item => (string?)item!["linkback"]?["url"] == source);
                if (found is not null)
                    return true;
            }

            return false;
        });
        return found!;
    }

    /// <summary>Waits until the linkback waits for the author, and decides about it.</summary>
    public async Task<JsonNode> DecideAsync(string source, string decision = "approve")
    {
        var item = await DeskItemAsync(source, "pending");
        var decided = await Blog.Author.PostAsync($"/api/desk/{item["id"]}/{decision}");
        decided.Status.ShouldBe(HttpStatusCode.OK, decided.Text);
        return item;
    }

    /// <summary>Makes a stored linkback older than the minute in which a repeat changes nothing.</summary>
    public async Task AgeAsync(string slug, string source)
    {
        await Blog.DrainAsync();
        var row = new TableEntity(slug, FeedbackIds.RowOfSource(new Uri(source))) { ["UpdatedAt"] = DateTimeOffset.UtcNow.AddMinutes(-5) };
        await new TableServiceClient(Blog.Azurite.ConnectionString).GetTableClient("feedback").UpdateEntityAsync(row, ETag.All, TableUpdateMode.Merge);
    }

    /// <summary>The permalink page, once <paramref name="condition"/> holds on it.</summary>
    public async Task<IHtmlDocument> PageAsync(string slug, Func<IHtmlDocument, bool>? condition = null)
    {
        IHtmlDocument? page = null;
        await Wait.UntilAsync("the page is as expected", async () =>
        {
            var response = await GetAsync("/posts/" + Uri.EscapeDataString(slug));
            response.Status.ShouldBe(HttpStatusCode.OK);
            page = new HtmlParser().ParseDocument(response.Text);
            return condition?.Invoke(page) != false;
        });
        return page!;
    }
}
