using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Shouldly;
using Xunit;
using static Azure.Data.Tables.TableTransactionActionType;

namespace ServerlessBlog.Tests.Contracts.Tables;

public sealed class TransactionTests(AzuriteFixture azurite) : TableTest(azurite)
{
    static TableEntity Row(string key, int value) => new("p", key) { ["V"] = value };

    [Fact]
    public async Task All_steps_take_effect_and_each_has_its_answer_in_order()
    {
        foreach (var key in new[] { "merged", "replaced", "deleted", "upmerged", "upreplaced" })
            await Table.AddEntityAsync(new TableEntity("p", key) { ["Old"] = true });
        var etag = (await Table.GetEntityAsync<TableEntity>("p", "merged")).Value.ETag;

        var response = await Table.SubmitTransactionAsync(
        [
            new(Add, Row("added", 1)),
            new(UpdateMerge, Row("merged", 2), etag),
            new(UpdateReplace, Row("replaced", 3), ETag.All),
            new(Delete, Row("deleted", 4)),
            new(UpsertMerge, Row("upmerged", 5)),
            new(UpsertReplace, Row("upreplaced", 6)),
            new(UpsertMerge, Row("upserted", 7)),
        ]);

        response.GetRawResponse().Status.ShouldBe(202);
        response.Value.Select(step => step.Status).ShouldBe(Enumerable.Repeat(204, 7));
        var rows = (await ListAsync(Table.QueryAsync<TableEntity>())).ToDictionary(row => row.RowKey, StringComparer.Ordinal);
        rows.Select(row => (row.Key, row.Value.GetInt32("V"))).ShouldBe(
            [("added", 1), ("merged", 2), ("replaced", 3), ("upmerged", 5), ("upreplaced", 6), ("upserted", 7)],
            ignoreOrder: true);
        rows["merged"].GetBoolean("Old").ShouldBe(true);
        rows["upmerged"].GetBoolean("Old").ShouldBe(true);
        rows["replaced"].ContainsKey("Old").ShouldBeFalse();
        rows["upreplaced"].ContainsKey("Old").ShouldBeFalse();
        response.Value[0].Headers.ETag.ShouldBe(rows["added"].ETag);
        response.Value[1].Headers.ETag.ShouldBe(rows["merged"].ETag);
        response.Value[6].Headers.ETag.ShouldBe(rows["upserted"].ETag);
    }

    [Fact]
    public async Task A_hundred_steps_go_in_one_transaction()
    {
        await AddNumberedAsync("p", 100);

        (await ListAsync(Table.QueryAsync<TableEntity>())).Count.ShouldBe(100);
    }

    [Fact]
    public async Task Text_beyond_ascii_arrives_whole()
    {
        await Table.SubmitTransactionAsync([new(Add, new TableEntity("日本", "語") { ["題"] = "今日の😀\r\n--x" })]);

        (await Table.GetEntityAsync<TableEntity>("日本", "語")).Value.GetString("題").ShouldBe("今日の😀\r\n--x");
    }

    [Fact]
    public async Task A_taken_key_refuses_the_whole_transaction_and_is_named_by_its_index()
    {
        await Table.AddEntityAsync(Row("taken", 0));

        await ShouldRefuseAsync(
            [new(Add, Row("a", 1)), new(UpsertMerge, Row("b", 1)), new(Add, Row("taken", 1)), new(Add, Row("c", 1))],
            409,
            TableErrorCode.EntityAlreadyExists,
            2);

        var row = (await ListAsync(Table.QueryAsync<TableEntity>())).ShouldHaveSingleItem();
        row.GetInt32("V").ShouldBe(0);
    }

    [Fact]
    public async Task A_stale_etag_refuses_the_whole_transaction_and_is_named_by_its_index()
    {
        var stale = (await Table.AddEntityAsync(Row("a", 0))).Headers.ETag!.Value;
        await Table.UpdateEntityAsync(Row("a", 1), stale);

        foreach (var type in new[] { UpdateMerge, UpdateReplace, Delete })
        {
            await ShouldRefuseAsync(
                [new(Add, Row("b", 1)), new(type, Row("a", 2), stale)],
                412,
                TableErrorCode.UpdateConditionNotSatisfied,
                1);
        }

        var row = (await ListAsync(Table.QueryAsync<TableEntity>())).ShouldHaveSingleItem();
        row.GetInt32("V").ShouldBe(1);
    }

    [Fact]
    public async Task A_missing_row_refuses_an_update_under_any_version_and_a_delete()
    {
        foreach (var type in new[] { UpdateMerge, UpdateReplace, Delete })
        {
            await ShouldRefuseAsync(
                [new(Add, Row("a", 1)), new(type, Row("missing", 1), ETag.All)],
                404,
                TableErrorCode.ResourceNotFound,
                1);
        }

        (await ListAsync(Table.QueryAsync<TableEntity>())).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(UpdateMerge)]
    [InlineData(UpdateReplace)]
    public async Task An_update_without_an_etag_is_an_upsert(TableTransactionActionType type)
    {
        await Table.SubmitTransactionAsync([new(type, Row("new", 1))]);

        (await Table.GetEntityAsync<TableEntity>("p", "new")).Value.GetInt32("V").ShouldBe(1);
    }

    [Fact]
    public async Task The_same_row_twice_is_the_services_refusal_and_nothing_is_written()
    {
        await ShouldFailAsync(
            () => Table.SubmitTransactionAsync([new(Add, Row("a", 1)), new(UpsertMerge, Row("a", 2))]),
            400,
            TableErrorCode.InvalidDuplicateRow);

        (await ListAsync(Table.QueryAsync<TableEntity>())).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_transaction_without_steps_is_refused_before_anything_is_sent()
    {
        await Should.ThrowAsync<ArgumentNullException>(() => Table.SubmitTransactionAsync(null!));
        await Should.ThrowAsync<InvalidOperationException>(() => Table.SubmitTransactionAsync([]));
    }

    async Task ShouldRefuseAsync(TableTransactionAction[] actions, int status, TableErrorCode code, int index)
    {
        var failure = await ShouldFailAsync(() => Table.SubmitTransactionAsync(actions), status, code);
        failure.ShouldBeOfType<TableTransactionFailedException>().FailedTransactionActionIndex.ShouldBe(index);
    }
}
