using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using Azure.Storage.Blobs;
using ServerlessBlog.Site;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Deployment.Azd.Hooks;

/// <summary>The hooks after provisioning and deploying get on with real storage, real queues and a running blog.</summary>
public sealed class HooksOnServicesTests : IAsyncLifetime
{
    private readonly HookFolder _folder = new();
    private TestBlog? _blog;
    private TokenGateway? _gateway;

    public async Task InitializeAsync()
    {
        _blog = await TestBlog.StartAsync();
        _gateway = new TokenGateway(_blog);
        await _gateway.StartAsync();
        await new BlobContainerClient(_blog.Azurite.ConnectionString, "app-package").CreateAsync();
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", HookFolder.StorageToken);
        client.DefaultRequestHeaders.Add("Accept", "application/json");
        using var table = new StringContent("""{"TableName":"schedule"}""", Encoding.UTF8, "application/json");
        (await client.PostAsync(new Uri(_gateway.Url, "table/Tables"), table)).EnsureSuccessStatusCode();
    }

    public async Task DisposeAsync()
    {
        if (_gateway is not null)
            await _gateway.DisposeAsync();
        if (_blog is not null)
            await _blog.DisposeAsync();
        _folder.Dispose();
    }

    [Theory, InlineData("sh"), InlineData("pwsh")]
    public async Task Requests_that_try_the_roles_are_taken_and_leave_nothing_behind(string shell)
    {
        var result = await _folder.RunAsync(
            "postprovision", shell, ("AZURE_STORAGE_BLOB_ENDPOINT", $"{_gateway!.Url}blob/"), ("AZURE_STORAGE_TABLE_ENDPOINT", $"{_gateway.Url}table/"),
            ("AZURE_SERVICE_BUS_ENDPOINT", $"{_gateway.Url}bus"), ("BLOG_DEPLOYMENT_CONTAINER", "app-package"), ("BLOG_PROBE_TIMEOUT", "0"));

        result.Exit.ShouldBe(0, result.Output);
        await _blog!.DrainAsync();
        (await _blog.Bus.QueuesAsync()).ShouldAllBe(queue => queue.DeadLettered == 0);
        new BlobContainerClient(_blog.Azurite.ConnectionString, "app-package").GetBlobs().ShouldBeEmpty();
    }

    [Theory, InlineData("sh"), InlineData("pwsh")]
    public async Task The_blog_passes_the_check_after_a_deployment(string shell)
    {
        _folder.Publish(typeof(HealthZ).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
        var url = _blog!.BaseUrl.GetLeftPart(UriPartial.Authority);

        var result = await _folder.RunAsync("postdeploy", shell, ("SERVICE_BLOG_URI", url), ("BLOG_URL", url), ("BLOG_DEPLOY_TIMEOUT", "30"), ("BLOG_DEPLOY_INTERVAL", "1"));

        result.Exit.ShouldBe(0, result.Output);
        result.Output.ShouldContain($"The blog is ready:  {url}");
    }
}
