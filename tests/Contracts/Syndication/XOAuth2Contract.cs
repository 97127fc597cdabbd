using System.Text;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.X.Access;
using ServerlessBlog.Tests.Contracts.Tables;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Syndication;

/// <summary>X with OAuth 2.0, whose tokens end and are renewed, each refresh token once.</summary>
public sealed class XOAuth2Contract(NetworksFixture networks, AzuriteFixture azurite) : XContract(networks), IClassFixture<AzuriteFixture>
{
    private readonly TableServiceClient _tables = new(azurite.ConnectionString);

    // Each test begins with one that X has not seen.
    private readonly string _first = $"first-refresh-token-{Ids.Random(16)}";

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Endpoint"] = StandIns.UrlOf(Network),
        ["ClientId"] = "blog-client",
        ["ClientSecret"] = "blog-client-secret",
        ["RefreshToken"] = _first,
    };

    protected override object Expiry => Revocation;

    protected override void AddServices(IServiceCollection services)
    {
        base.AddServices(services);
        _tables.CreateTableIfNotExistsAsync(StorageNames.Secrets).GetAwaiter().GetResult();
        services.AddSingleton(_tables);
    }

    [Fact]
    public async Task Two_instances_ask_for_a_token_once()
    {
        var (one, other) = (Channel(), Channel());
        var results = await Task.WhenAll(one.SendAsync("一つ目"), other.SendAsync("二つ目"));

        results.ShouldAllBe(result => result.Outcome == SendOutcome.Accepted);
        (await TokenRequestsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Another_instance_goes_on_with_the_token_that_one_has_renewed()
    {
        var (one, other) = (Channel(), Channel());
        (await one.SendAsync("一つ目")).Outcome.ShouldBe(SendOutcome.Accepted);
        (await other.SendAsync("二つ目")).Outcome.ShouldBe(SendOutcome.Accepted);
        await StandIns.FaultAsync(Network, Expiry);
        (await one.SendAsync("三つ目")).Outcome.ShouldBe(SendOutcome.Accepted);
        (await other.SendAsync("四つ目")).Outcome.ShouldBe(SendOutcome.Accepted);

        (await TokenRequestsAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Whose_posts_are_read_is_asked_once()
    {
        var channel = Channel();
        var sent = ChannelUnderTest.Dispatch(ChannelUnderTest.Message("届いた知らせ"));
        await channel.SendAsync(sent);
        (await channel.LookUpAsync(sent)).Outcome.ShouldBe(LookUpOutcome.Found);
        await StandIns.FaultAsync(Network, new { kind = "status", status = 401, target = "other" });
        (await channel.LookUpAsync(sent)).Outcome.ShouldBe(LookUpOutcome.Found, "with a new token");

        (await StandIns.RequestsAsync(Network)).Count(request => (string?)request["path"] == "/2/users/me").ShouldBe(1);
        (await TokenRequestsAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_lost_answer_with_the_new_tokens_ends_in_a_clear_state()
    {
        await StandIns.FaultAsync(Network, new { kind = "drop", target = "token" });
        var channel = Channel();

        // Perhaps X has not heard it: the token is tried once more.
        (await channel.SendAsync("今朝の庭")).Outcome.ShouldBe(SendOutcome.Busy);
        var refused = await channel.SendAsync("今朝の庭");
        refused.Outcome.ShouldBe(SendOutcome.Unauthorized);
        refused.Detail.ShouldContain("/desk/channels/under-test/connect");
        var asked = await TokenRequestsAsync();
        (await Channel().SendAsync("今朝の庭")).Outcome.ShouldBe(SendOutcome.Unauthorized);
        (await TokenRequestsAsync()).ShouldBe(asked);
    }

    [Fact]
    public async Task What_is_stored_tells_no_token()
    {
        (await Channel().SendAsync("今朝の庭")).Outcome.ShouldBe(SendOutcome.Accepted);
        var row = (await _tables.GetTableClient(StorageNames.Secrets).GetEntityAsync<XTokenRow>(XTokenRow.Partition, "under-test")).Value;
        var stored = $"{row.Origin} {Encoding.Latin1.GetString(row.Sealed)}";
        var used = (await StandIns.RequestsAsync(Network)).Select(request => ((string?)request["headers"]!["authorization"])!.Split(' ')[1]).Append(_first);

        foreach (var token in used)
            stored.ShouldNotContain(token);
        stored.ShouldNotContain("refresh-");
    }

    private async Task<int> TokenRequestsAsync() => (await StandIns.RequestsAsync(Network)).Count(request => (string?)request["target"] == "token");
}
