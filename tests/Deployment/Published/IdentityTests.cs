using System.Globalization;
using Microsoft.AspNetCore.Http;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using ServerlessBlog.Tests.Support.FunctionsHost;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Deployment.Published;

/// <summary>
/// The published program signs in with the app's identity as App Service documents it (IDENTITY_ENDPOINT, IDENTITY_HEADER):
/// nothing that this needs may be missing from the folder.
/// </summary>
public sealed class IdentityTests
{
    private const string ClientId = "5e29463d-71da-4fe0-8e69-999b57db23b0";
    private const string Header = "the-header-of-this-instance";

    [Fact]
    public async Task It_gets_a_token_for_its_identity_before_it_asks_storage()
    {
        await using var identity = await LocalServer.StartAsync(http => http.Response.WriteAsJsonAsync(new
        {
            access_token = "a-token",
            expires_on = DateTimeOffset.UtcNow.AddHours(6).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            resource = "https://storage.azure.com",
            token_type = "Bearer",
            client_id = ClientId,
        }));
        // Where storage would be: who comes this far has its token.
        await using var internet = await LocalServer.StartAsync(http =>
        {
            http.Response.StatusCode = StatusCodes.Status502BadGateway;
            return Task.CompletedTask;
        });
        await using var host = await FunctionsHostDouble.StartAsync(new FunctionsHostOptions
        {
            AppFolder = PublishedApp.Folder,
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["IDENTITY_ENDPOINT"] = identity.Url + "token",
                ["IDENTITY_HEADER"] = Header,
                ["HTTPS_PROXY"] = internet.Url.ToString(),
                ["BlogStorage__accountName"] = "anaccount",
                ["BlogStorage__credential"] = "managedidentity",
                ["BlogStorage__clientId"] = ClientId,
                ["AzureWebJobsStorage__accountName"] = "anaccount",
                ["ServiceBus__fullyQualifiedNamespace"] = "anamespace.servicebus.windows.net",
                ["ServiceBus__credential"] = "managedidentity",
                ["ServiceBus__clientId"] = ClientId,
                ["PublishSchedule"] = TestBlogOptions.Never,
                ["SyndicationSchedule"] = TestBlogOptions.Never,
                ["DigestSchedule"] = TestBlogOptions.Never,
                ["BackupSchedule"] = TestBlogOptions.Never,
                ["Blog__BaseUrl"] = "https://blog.example",
                ["Blog__AuthorKey"] = TestBlog.AuthorKey,
            },
        });
        using var http = new HttpClient { BaseAddress = host.Address };
        using var answer = await http.GetAsync(new Uri("/healthz/ready", UriKind.Relative));

        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.ServiceUnavailable, "neither storage nor Service Bus is there");
        var asked = identity.Requests.ToList();
        asked.ShouldNotBeEmpty(host.Output.ToString());
        asked.ShouldAllBe(request => request.Headers["X-IDENTITY-HEADER"] == Header && request.Target.Contains(ClientId, StringComparison.Ordinal));
        foreach (var resource in new[] { "https://storage.azure.com", "https://servicebus.azure.net" })
            asked.ShouldContain(request => Uri.UnescapeDataString(request.Target).Contains($"resource={resource}", StringComparison.Ordinal));
        var reached = internet.Requests.Select(request => request.Headers["Host"]).ToList();
        foreach (var service in new[] { "anaccount.table.core.windows.net:443", "anaccount.blob.core.windows.net:443", "anamespace.servicebus.windows.net:443" })
            reached.ShouldContain(service, host.Output.ToString());
    }
}
