using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Tables;

public sealed class KeyTests(AzuriteFixture azurite) : TableTest(azurite)
{
    public static TheoryData<string> Keys => new(
        "",
        "plain",
        "it's",
        "''",
        "a' or PartitionKey ne '",
        "100%",
        "%27",
        "a+b c",
        " leading and trailing ",
        "a&b=c;d,e",
        "(x)",
        "$batch",
        "..",
        "<\"{~}\">",
        "日本語のタイトル",
        "é vs é",
        "😀𠮷",
        new string('k', 512));

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_key_of_any_allowed_characters_addresses_its_entity_alone(string key)
    {
        await Table.AddEntityAsync(new TableEntity("other", "other"));
        await Table.AddEntityAsync(new TableEntity(key, key) { ["V"] = 1 });
        var read = await Table.GetEntityAsync<TableEntity>(key, key);
        await Table.UpdateEntityAsync(new TableEntity(key, key) { ["V"] = 2 }, read.Value.ETag);
        await Table.UpsertEntityAsync(new TableEntity(key, key) { ["W"] = 3 });

        var found = (await ListAsync(Table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {key} and RowKey eq {key}")))).ShouldHaveSingleItem();
        found.PartitionKey.ShouldBe(key);
        found.RowKey.ShouldBe(key);
        found.GetInt32("V").ShouldBe(2);
        found.GetInt32("W").ShouldBe(3);

        (await Table.DeleteEntityAsync(found, found.ETag)).Status.ShouldBe(204);
        (await ListAsync(Table.QueryAsync<TableEntity>())).ShouldHaveSingleItem().PartitionKey.ShouldBe("other");
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_key_of_any_allowed_characters_goes_through_a_transaction(string key)
    {
        var (kept, gone) = ("k" + key[..Math.Min(key.Length, 511)], "g" + key[..Math.Min(key.Length, 511)]);
        await Table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, new TableEntity(key, kept) { ["V"] = 1 }),
            new(TableTransactionActionType.UpsertReplace, new TableEntity(key, gone)),
        ]);
        await Table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.UpdateMerge, new TableEntity(key, kept) { ["V"] = 2 }, Azure.ETag.All),
            new(TableTransactionActionType.Delete, new TableEntity(key, gone)),
        ]);

        var entity = (await ListAsync(Table.QueryAsync<TableEntity>())).ShouldHaveSingleItem();
        entity.PartitionKey.ShouldBe(key);
        entity.RowKey.ShouldBe(kept);
        entity.GetInt32("V").ShouldBe(2);
    }

    [Fact]
    public async Task A_key_with_a_forbidden_character_is_the_services_refusal()
    {
        var refusal = await Should.ThrowAsync<Azure.RequestFailedException>(
            () => Table.AddEntityAsync(new TableEntity("a/b", "r")));

        refusal.Status.ShouldBe(400);
        refusal.ErrorCode.ShouldNotBeNull();
    }
}
