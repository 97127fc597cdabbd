using Azure;
using Azure.Data.Tables;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Tables;

public sealed class ConnectionStringTests
{
    const string Key = "c2VjcmV0";

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData("usedevelopmentstorage=TRUE;", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData(
        "UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://proxy", "http://proxy:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData("AccountName=blog;AccountKey=" + Key, "https://blog.table.core.windows.net", "blog")]
    [InlineData(
        "DefaultEndpointsProtocol=http;AccountName=blog;AccountKey=" + Key + ";EndpointSuffix=core.chinacloudapi.cn",
        "http://blog.table.core.chinacloudapi.cn",
        "blog")]
    [InlineData(
        "AccountName=blog;AccountKey=" + Key + ";TableEndpoint=https://tables.example/", "https://tables.example", "blog")]
    [InlineData(
        " TableEndpoint = https://blog.table.core.windows.net ; SharedAccessSignature = sv=1&sig=x%3D ",
        "https://blog.table.core.windows.net",
        "blog")]
    public void A_connection_string_says_where_to_go_and_as_whom(string text, string endpoint, string account)
    {
        var service = new TableServiceClient(text);
        var table = new TableClient(text, "posts");

        service.Uri.ShouldBe(new Uri(endpoint));
        service.AccountName.ShouldBe(account);
        table.Uri.ShouldBe(new Uri($"{endpoint}/posts"));
        table.Name.ShouldBe("posts");
        table.AccountName.ShouldBe(account);
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("=secret")]
    [InlineData("AccountName=blog")]
    [InlineData("AccountName=blog;AccountKey=")]
    [InlineData("AccountName=blog;AccountKey=" + Key + ";AccountKey=secret")]
    [InlineData("AccountName=blog;AccountKey=secret!")]
    [InlineData("AccountKey=" + Key)]
    [InlineData("SharedAccessSignature=sig=secret")]
    [InlineData("TableEndpoint=secret;AccountName=blog;AccountKey=" + Key)]
    [InlineData("UseDevelopmentStorage=false")]
    public void A_malformed_or_incomplete_one_is_refused_without_repeating_its_secrets(string text)
    {
        var refusal = Should.Throw<InvalidOperationException>(() => new TableServiceClient(text));

        refusal.Message.ShouldNotContain("secret");
        refusal.Message.ShouldNotContain(Key);
        refusal.Message.ShouldNotBeEmpty();
    }

    [Fact]
    public void Missing_arguments_are_refused()
    {
        var endpoint = new Uri("https://blog.table.core.windows.net");
        Should.Throw<ArgumentNullException>(() => new TableServiceClient((string)null!));
        Should.Throw<ArgumentException>(() => new TableServiceClient(""));
        Should.Throw<ArgumentNullException>(() => new TableClient("UseDevelopmentStorage=true", null!));
        Should.Throw<ArgumentException>(() => new TableClient("UseDevelopmentStorage=true", ""));
        Should.Throw<ArgumentNullException>(() => new TableServiceClient(endpoint, (TableSharedKeyCredential)null!));
        Should.Throw<ArgumentNullException>(() => new TableServiceClient(null!, new AzureSasCredential("sig=x")));
        Should.Throw<ArgumentNullException>(() => new TableSharedKeyCredential(null!, Key));
        Should.Throw<FormatException>(() => new TableSharedKeyCredential("blog", "not base64!"));
    }

    [Theory]
    [InlineData("https://blog.table.core.windows.net/posts")]
    [InlineData("https://blog.table.core.windows.net")]
    public void An_endpoint_may_name_the_table_already(string endpoint)
    {
        var table = new TableClient(new Uri(endpoint), "posts", new TableSharedKeyCredential("blog", Key));

        table.Uri.ShouldBe(new Uri("https://blog.table.core.windows.net/posts"));
        table.AccountName.ShouldBe("blog");
    }

    [Fact]
    public void A_table_that_is_named_like_the_emulators_account_is_no_confusion()
    {
        var table = new TableClient(
            new Uri("http://127.0.0.1:10002/devstoreaccount1"), "devstoreaccount1", new TableSharedKeyCredential("devstoreaccount1", Key));

        table.Uri.ShouldBe(new Uri("http://127.0.0.1:10002/devstoreaccount1/devstoreaccount1"));
    }

    [Fact]
    public void An_endpoint_without_a_table_is_refused_where_it_must_name_one()
    {
        var endpoint = new Uri("https://blog.table.core.windows.net/?sig=x");

        Should.Throw<ArgumentException>(() => new TableClient(endpoint));
    }
}
