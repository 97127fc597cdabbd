using System.Net;
using System.Text;
using System.Web;
using AngleSharp.Html.Dom;
using Azure.Data.Tables;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Syndication.Channels.X.Access;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Networks;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Syndication;

/// <summary>The author gives the blog access to an account on X.</summary>
public sealed class ConnectXTests(XAuthor author) : IClassFixture<XAuthor>
{
    [Fact]
    public async Task An_account_is_connected_and_what_waited_goes_out_and_no_token_is_to_be_read()
    {
        // Before, nothing goes out, and the channel stops.
        var slug = (await author.Blog.Author.CreateAsync(new { title = "Spring", body = "The river is high." })).Slug;
        (await author.Blog.Author.PutAsync(AnnouncingBlog.PathOf(slug, "outside"), new { text = "今朝、川べりで初音を聞きました。", link = false })).Status.ShouldBe(HttpStatusCode.Created);
        await author.Blog.Author.PostAsync($"/api/posts/{slug}/publish", ifMatch: (await author.Blog.Author.GetAsync($"/api/posts/{slug}")).ETag);
        await Wait.UntilAsync("the channel has stopped", async () => (await author.TextAsync(XAuthor.Page)).Contains("The channel is stopped.", StringComparison.Ordinal));
        (await author.Networks.StatusesAsync("x")).ShouldBeEmpty();

        var asked = await TokenRequestsAsync();
        var back = await author.PageAsync(await author.ConsentAsync());
        (await TokenRequestsAsync()).ShouldBe(asked, "opening a page changes nothing");
        var form = back.Forms.Single(form => form.GetAttribute("action")!.EndsWith("/connected", StringComparison.Ordinal));
        (string, string)[] fields = [.. form.QuerySelectorAll("input").OfType<IHtmlInputElement>().Where(input => input.Name != "token").Select(input => (input.Name!, input.Value))];
        (await author.FinishAsync(fields)).ShouldBe($"{XAuthor.Page}?result=connected");
        var page = await author.TextAsync($"{XAuthor.Page}?result=connected");
        page.ShouldContain("The account is connected.");
        page.ShouldContain("The blog has access to the account.");
        page.ShouldNotContain("The channel is stopped.");
        await Wait.UntilAsync("what waited has gone out", async () => (await author.Networks.StatusesAsync("x")).Count == 1);

        (await author.FinishAsync(fields)).ShouldBe($"{XAuthor.Page}?result=expired", "a code is good once");
        (await author.Networks.ViolationsAsync("x")).ShouldBeEmpty();
        await ShouldNotBeToldAsync(slug);
    }

    [Fact]
    public async Task What_was_not_asked_for_is_not_taken()
    {
        var query = HttpUtility.ParseQueryString((await author.ConsentAsync()).Split('?')[1]);
        var (code, state) = (query["code"]!, query["state"]!);
        var asked = await TokenRequestsAsync();

        (await author.FinishAsync(("code", code), ("state", "another-state"))).ShouldBe($"{XAuthor.Page}?result=expired");
        (await author.FinishAsync(("code", ""), ("state", state))).ShouldBe($"{XAuthor.Page}?result=expired");
        (await TokenRequestsAsync()).ShouldBe(asked);
        (await author.FinishAsync(("code", "another-code"), ("state", state))).ShouldBe($"{XAuthor.Page}?result=expired");
        using var foreign = await author.Desk.SendAsync(HttpMethod.Post, XAuthor.Page, [("token", author.Desk.Token)], [("Origin", "https://other.example")]);
        foreign.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var unknown = await author.Desk.GetAsync("/desk/channels/nowhere/connect");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_page_says_what_to_register_and_lets_its_form_lead_to_X()
    {
        using var page = await author.Desk.GetAsync(XAuthor.Page);
        (await page.Content.ReadAsStringAsync()).ShouldContain($"{author.Blog.BaseUrl.GetLeftPart(UriPartial.Authority)}/desk/channels/outside/connected");
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain($"form-action 'self' {author.Networks.UrlOf("x")};");
        using var other = await author.Desk.GetAsync("/desk");
        other.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("form-action 'self';");
        (await author.TextAsync("/desk/channels/outside/connected?error=access_denied&state=x")).ShouldContain("X gave no consent");
    }

    // Neither the log, nor pages, nor answers, nor the table.
    private async Task ShouldNotBeToldAsync(string slug)
    {
        List<string> said =
        [
            author.Blog.App.Output.ToString()!,
            await author.Desk.GetTextAsync(XAuthor.Page),
            await author.Desk.GetTextAsync("/desk"),
            await author.Blog.Reader.GetStringAsync(new Uri($"/posts/{slug}", UriKind.Relative)),
            (await author.Blog.Author.GetAsync(AnnouncingBlog.PathOf(slug, "outside"))).Text,
        ];
        var row = (await new TableServiceClient(author.Blog.Azurite.ConnectionString).GetTableClient(StorageNames.Secrets).GetEntityAsync<XTokenRow>(XTokenRow.Partition, "outside")).Value;
        said.Add($"{row.Origin} {Encoding.Latin1.GetString(row.Sealed)}");
        var secrets = (await author.Networks.RequestsAsync("x")).Select(request => (string?)request["headers"]!["authorization"]).OfType<string>().Select(header => header.Split(' ')[1]).Append("blog-client-secret").ToHashSet(StringComparer.Ordinal);
        secrets.Count.ShouldBeGreaterThan(2);
        foreach (var secret in secrets)
            said.ShouldAllBe(text => !text.Contains(secret, StringComparison.Ordinal));
    }

    private async Task<int> TokenRequestsAsync() => (await author.Networks.RequestsAsync("x")).Count(request => (string?)request["target"] == "token");
}
