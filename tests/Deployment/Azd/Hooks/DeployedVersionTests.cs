using Microsoft.AspNetCore.Http;
using ServerlessBlog.Tests.Support;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Deployment.Azd.Hooks;

/// <summary>The hook after deploying asks the blog whether it is the one that was published, and whether it can work.</summary>
public sealed class DeployedVersionTests : IDisposable
{
    private const string Old = "1.0.0+20261101120000.0123456";
    private const string New = "1.0.0+20261126081500.abcdef0";

    private readonly HookFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory, InlineData("sh"), InlineData("pwsh")]
    public async Task A_blog_that_becomes_the_new_one_and_ready_is_shown_with_its_addresses(string shell)
    {
        await using var site = await StartAsync([(503, ""), Version(Old), Version(New)], [(503, "{}"), (200, "{}")]);

        var result = await RunAsync(shell, site, timeout: 60);

        result.Exit.ShouldBe(0, result.Output);
        result.Output.ShouldContain("no version yet (HTTP 503)");
        result.Output.ShouldContain($"still version {Old}");
        result.Output.ShouldContain($"Version {New} answers.");
        result.Output.ShouldContain("not ready yet (HTTP 503)");
        result.Output.ShouldContain("https://blog.example/desk");
        result.Output.ShouldNotContain("should be looked at");
    }

    [Theory, InlineData("sh"), InlineData("pwsh")]
    public async Task An_old_version_that_goes_on_answering_is_an_error_that_names_both(string shell)
    {
        await using var site = await StartAsync([Version(Old)], [(200, "{}")]);

        var result = await RunAsync(shell, site, timeout: 0);

        result.Exit.ShouldBe(1);
        result.Output.ShouldContain($"the old version {Old} still answers instead of {New}");
        result.Output.ShouldNotContain("The blog is ready");
    }

    [Theory, InlineData("sh"), InlineData("pwsh")]
    public async Task A_site_that_only_Front_Door_may_ask_is_asked_by_the_blogs_address(string shell)
    {
        await using var site = await StartAsync([(403, "")], [(403, "")]);
        await using var door = await StartAsync([Version(New)], [(200, "{}")]);

        var result = await RunAsync(shell, site, timeout: 0, blogUrl: door.Url.ToString());

        result.Exit.ShouldBe(0, result.Output);
        result.Output.ShouldContain($"The blog is ready:  {door.Url.ToString().TrimEnd('/')}");
    }

    [Theory]
    [InlineData("sh", 404, "Function host is not running.")]
    [InlineData("sh", 200, "<html>Your app is up and running</html>")]
    [InlineData("pwsh", 404, "Function host is not running.")]
    [InlineData("pwsh", 200, "<html>Your app is up and running</html>")]
    public async Task A_site_that_is_not_the_blog_is_an_error(string shell, int status, string body)
    {
        await using var site = await StartAsync([(status, body)], [(200, "{}")]);

        var result = await RunAsync(shell, site, timeout: 0);

        result.Exit.ShouldBe(1);
        result.Output.ShouldContain($"gave no version within 0 s (last answer: HTTP {status}), {New} was expected");
    }

    [Theory, InlineData("sh"), InlineData("pwsh")]
    public async Task A_site_that_does_not_answer_is_an_error(string shell)
    {
        _folder.Publish(New);

        var result = await _folder.RunAsync("postdeploy", shell, ("SERVICE_BLOG_URI", "http://127.0.0.1:9"), ("BLOG_URL", "https://blog.example"), ("BLOG_DEPLOY_TIMEOUT", "0"));

        result.Exit.ShouldBe(1);
        result.Output.ShouldContain("last answer: HTTP 000");
    }

    [Theory, InlineData("sh"), InlineData("pwsh")]
    public async Task A_blog_that_works_but_not_all_of_it_is_no_error_and_not_passed_over(string shell)
    {
        await using var site = await StartAsync([Version(New)], [(200, """{"status":"degraded","checks":[{"name":"timers","status":"warn"}]}""")]);

        var result = await RunAsync(shell, site, timeout: 0);

        result.Exit.ShouldBe(0, result.Output);
        result.Output.ShouldContain("https://blog.example/healthz/ready says what");
    }

    [Theory, InlineData("sh"), InlineData("pwsh")]
    public async Task A_blog_that_cannot_work_is_an_error_that_tells_its_checks(string shell)
    {
        await using var site = await StartAsync([Version(New)], [(503, """{"title":"not ready","checks":{"storage":"unreachable"}}""")]);

        var result = await RunAsync(shell, site, timeout: 0);

        result.Exit.ShouldBe(1);
        result.Output.ShouldContain($"version {New} runs but is not ready (HTTP 503)");
        result.Output.ShouldContain("\"storage\":\"unreachable\"");
    }

    [Theory, InlineData("sh"), InlineData("pwsh")]
    public async Task Without_a_published_version_nothing_is_taken_for_granted(string shell)
    {
        var result = await _folder.RunAsync("postdeploy", shell, ("SERVICE_BLOG_URI", "http://127.0.0.1:9"), ("BLOG_URL", "https://blog.example"));

        result.Exit.ShouldBe(1);
        result.Output.ShouldContain("functions/obj/published-version.txt is missing");
    }

    [Theory, InlineData("sh"), InlineData("pwsh")]
    public async Task Before_provisioning_it_names_what_azd_does_not_know_yet(string shell)
    {
        _folder.Publish(New);

        var result = await _folder.RunAsync("postdeploy", shell, ("SERVICE_BLOG_URI", ""));

        result.Exit.ShouldBe(1);
        result.Output.ShouldContain("SERVICE_BLOG_URI is not in azd's environment; run 'azd provision'");
    }

    private static (int Status, string Body) Version(string version) => (200, $$"""{"status":"ok","version":"{{version}}"}""");

    private Task<HookResult> RunAsync(string shell, LocalServer site, int timeout, string blogUrl = "https://blog.example")
    {
        // As a checkout on Windows ends the line.
        _folder.Publish(New + "\r\n");
        return _folder.RunAsync(
            "postdeploy", shell, ("SERVICE_BLOG_URI", site.Url.ToString().TrimEnd('/')), ("BLOG_URL", blogUrl),
            ("BLOG_DEPLOY_TIMEOUT", $"{timeout}"), ("BLOG_DEPLOY_INTERVAL", "0"));
    }

    // Gives each page's answers one after the other, and the last one again and again.
    private static Task<LocalServer> StartAsync((int Status, string Body)[] health, (int Status, string Body)[] ready)
    {
        var asked = new Dictionary<string, int>(StringComparer.Ordinal);
        return LocalServer.StartAsync(http =>
        {
            var path = http.Request.Path.ToString();
            var answers = path == "/healthz" ? health : path == "/healthz/ready" ? ready : [(404, "")];
            var index = asked.GetValueOrDefault(path);
            asked[path] = index + 1;
            var (status, body) = answers[Math.Min(index, answers.Length - 1)];
            http.Response.StatusCode = status;
            return http.Response.WriteAsync(body);
        });
    }
}
