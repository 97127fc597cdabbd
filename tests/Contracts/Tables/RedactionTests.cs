using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Net;
using Azure;
using Azure.Core.Diagnostics;
using Azure.Data.Tables;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Tables;

public sealed class RedactionTests
{
    [Fact]
    public async Task Logs_show_the_query_but_neither_signatures_nor_authorization()
    {
        var lines = new ConcurrentQueue<string>();
        using var listener = new AzureEventSourceListener((_, line) => lines.Enqueue(line), EventLevel.Verbose);
        var service = FakeService.Answering(HttpStatusCode.ServiceUnavailable, HttpStatusCode.Forbidden);
        var account = new Uri("https://redactiontests.table.core.windows.net");
        var byKey = new TableClient(account, "posts", new TableSharedKeyCredential("blog", Convert.ToBase64String("key"u8)), service.Options);
        var bySas = new TableClient(new Uri(account, "posts"), new AzureSasCredential("sv=1&sig=secret-signature"), service.Options);

        var failures = new List<string>();
        foreach (var table in new[] { byKey, bySas })
        {
            var failure = await Should.ThrowAsync<RequestFailedException>(async () =>
            {
                await foreach (var _ in table.QueryAsync<TableEntity>("N eq 1", maxPerPage: 5, select: ["N"]))
                {
                }
            });
            failures.Add(failure.ToString());
        }

        var log = string.Join('\n', lines.Where(line => line.Contains("redactiontests", StringComparison.Ordinal)));
        var signatures = service.Requests.Select(request => request.Headers.GetValueOrDefault("Authorization"))
            .OfType<string>()
            .Select(authorization => authorization.Split(':')[1]);
        log.ShouldContain("$filter=N%20eq%201&$top=5&$select=N");
        log.ShouldContain("sig=REDACTED");
        log.ShouldContain("Authorization:REDACTED");
        foreach (var secret in signatures.Append("secret-signature"))
        {
            log.ShouldNotContain(secret);
            string.Join('\n', failures).ShouldNotContain(secret);
        }
    }
}
