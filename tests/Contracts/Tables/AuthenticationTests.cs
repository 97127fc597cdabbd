using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using NSubstitute;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Tables;

public sealed class AuthenticationTests(AzuriteFixture azurite) : TableTest(azurite)
{
    static readonly Uri Cloud = new("https://blog.table.core.windows.net");
    static readonly string CloudKey = Convert.ToBase64String("a key of the account"u8);

    [Fact]
    public async Task A_request_is_signed_over_its_date_account_and_path()
    {
        var service = FakeService.Answering(HttpStatusCode.NoContent);
        var table = new TableClient(Cloud, "posts", new TableSharedKeyCredential("blog", CloudKey), service.Options);

        await table.UpsertEntityAsync(new TableEntity("it's", "日本 語"));

        var request = service.Last;
        request.Uri.AbsoluteUri.ShouldBe(
            "https://blog.table.core.windows.net/posts(PartitionKey='it%27%27s',RowKey='%E6%97%A5%E6%9C%AC%20%E8%AA%9E')");
        var date = request.Headers["x-ms-date"];
        DateTimeOffset.ParseExact(date, "r", CultureInfo.InvariantCulture)
            .ShouldBeInRange(DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
        request.Headers["Authorization"].ShouldBe(
            $"SharedKeyLite blog:{Sign(CloudKey, $"{date}\n/blog{request.Uri.AbsolutePath}")}");
        request.Headers["x-ms-version"].ShouldBe("2020-12-06");
    }

    [Fact]
    public async Task A_wrong_key_is_refused_by_the_service()
    {
        var stranger = new TableClient(
            Service.Uri, TableName, new TableSharedKeyCredential("devstoreaccount1", CloudKey), new TableClientOptions());

        (await Should.ThrowAsync<RequestFailedException>(() => stranger.AddEntityAsync(new TableEntity("p", "r"))))
            .Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_rotated_key_is_used_from_the_next_request_on()
    {
        var credential = new TableSharedKeyCredential("devstoreaccount1", CloudKey);
        var table = new TableClient(Service.Uri, TableName, credential);

        credential.SetAccountKey(AccountKey);

        (await table.AddEntityAsync(new TableEntity("p", "r"))).Status.ShouldBe(204);
    }

    [Fact]
    public async Task A_sas_of_the_account_opens_what_it_names_and_nothing_else()
    {
        var all = new TableServiceClient(Service.Uri, new AzureSasCredential(AccountSas("rwdlacu")));
        var reader = new TableServiceClient(new Uri($"{Service.Uri}?{AccountSas("r")}"));

        await all.GetTableClient(TableName).AddEntityAsync(new TableEntity("p", "it's & that"));
        await all.GetTableClient(TableName).SubmitTransactionAsync(
            [new(TableTransactionActionType.UpsertMerge, new TableEntity("p", "2"))]);
        var rows = await ListAsync(reader.GetTableClient(TableName).QueryAsync<TableEntity>(
            "PartitionKey eq 'p'", maxPerPage: 1, select: ["RowKey"]));
        var refusal = await Should.ThrowAsync<RequestFailedException>(
            () => reader.GetTableClient(TableName).AddEntityAsync(new TableEntity("p", "3")));

        rows.Select(row => row.RowKey).ShouldBe(["2", "it's & that"]);
        refusal.Status.ShouldBe(403);
        reader.Uri.Query.ShouldBeEmpty();
        reader.AccountName.ShouldBe("devstoreaccount1");
    }

    [Fact]
    public async Task A_sas_of_a_table_opens_that_table_alone()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r"));
        var address = new Uri($"{Service.Uri}/{TableName}");
        var byCredential = new TableClient(address, new AzureSasCredential(TableSas()));
        var byAddress = new TableClient(new Uri($"{address}?{TableSas()}"));

        foreach (var table in new[] { byCredential, byAddress })
        {
            table.Name.ShouldBe(TableName);
            table.Uri.ShouldBe(address);
            (await table.GetEntityAsync<TableEntity>("p", "r")).Value.RowKey.ShouldBe("r");
            (await Should.ThrowAsync<RequestFailedException>(() => table.DeleteEntityAsync("p", "r"))).Status.ShouldBe(403);
        }
    }

    [Fact]
    public async Task A_sas_in_a_connection_string_opens_the_account()
    {
        var client = new TableClient($"TableEndpoint={Service.Uri};SharedAccessSignature={AccountSas("ra")}", TableName);

        await client.AddEntityAsync(new TableEntity("p", "r"));

        (await client.GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue.ShouldBeTrue();
    }

    [Fact]
    public async Task A_sas_that_is_renewed_between_two_tries_replaces_the_old_one()
    {
        var credential = new AzureSasCredential("sig=old");
        var service = new FakeService(service =>
        {
            credential.Update("?sig=new");
            return new HttpResponseMessage(service.Requests.Count == 1 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.NotFound);
        });
        var table = new TableClient(new Uri(Cloud, "posts"), credential, service.Options);

        await table.GetEntityIfExistsAsync<TableEntity>("p", "r", ["A"]);

        service.Requests.Select(request => request.Uri.Query).ShouldBe(["?$select=A&sig=old", "?$select=A&sig=new"]);
    }

    [Theory]
    [InlineData(null, "https://storage.azure.com/.default")]
    [InlineData("https://blog.table.core.windows.net", "https://blog.table.core.windows.net/.default")]
    public async Task An_access_token_is_asked_for_its_audience_and_sent(string? audience, string scope)
    {
        var service = FakeService.Answering(HttpStatusCode.NoContent);
        var options = service.Options;
        if (audience is not null)
            options.Audience = new TableAudience(audience);
        var tokens = Substitute.For<TokenCredential>();
        tokens.GetTokenAsync(Arg.Is<TokenRequestContext>(context => context.Scopes.Single() == scope), Arg.Any<CancellationToken>())
            .Returns(new AccessToken("the-token", DateTimeOffset.UtcNow.AddHours(1)));

        await new TableServiceClient(Cloud, tokens, options).GetTableClient("posts").DeleteEntityAsync("p", "r");
        await new TableClient(Cloud, "posts", tokens, options).DeleteEntityAsync("p", "r");

        service.Requests.Count.ShouldBe(2);
        service.Requests.ShouldAllBe(request => request.Headers["Authorization"] == "Bearer the-token");
    }

    [Fact]
    public async Task Secrets_do_not_travel_unencrypted_beyond_this_machine()
    {
        var plain = new Uri("http://blog.table.core.windows.net/posts");
        var service = FakeService.Answering(HttpStatusCode.NoContent);

        Should.Throw<ArgumentException>(() => new TableClient(plain, new AzureSasCredential("sig=x")));
        Should.Throw<ArgumentException>(() => new TableServiceClient(new Uri($"{plain}?sig=x")));
        await Should.ThrowAsync<InvalidOperationException>(
            () => new TableClient(plain, "posts", Substitute.For<TokenCredential>(), service.Options).DeleteAsync());
        service.Requests.ShouldBeEmpty();
    }

    // Create an account SAS, version 2019-02-02.
    string AccountSas(string permissions)
    {
        var expiry = Expiry();
        var text = $"devstoreaccount1\n{permissions}\nt\nsco\n\n{expiry}\n\n\n2019-02-02\n";
        return $"sv=2019-02-02&ss=t&srt=sco&sp={permissions}&se={Uri.EscapeDataString(expiry)}&sig={Uri.EscapeDataString(Sign(AccountKey, text))}";
    }

    // Create a service SAS for a table, version 2019-02-02, for reading.
    string TableSas()
    {
        var expiry = Expiry();
        var resource = $"/table/devstoreaccount1/{TableName.ToLowerInvariant()}";
        var text = $"r\n\n{expiry}\n{resource}\n\n\n\n2019-02-02\n\n\n\n";
        return $"sv=2019-02-02&tn={TableName}&sp=r&se={Uri.EscapeDataString(expiry)}&sig={Uri.EscapeDataString(Sign(AccountKey, text))}";
    }

    static string Expiry() => DateTime.UtcNow.AddHours(1).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    static string Sign(string key, string text) =>
        Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(key), Encoding.UTF8.GetBytes(text)));
}
