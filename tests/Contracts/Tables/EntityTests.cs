using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Tables;

public sealed class EntityTests(AzuriteFixture azurite) : TableTest(azurite)
{
    static TableEntity Post(string title) => new("slug", "post") { ["Title"] = title, ["Revision"] = 1 };

    [Fact]
    public async Task An_added_entity_is_read_with_the_etag_that_the_answer_to_adding_had()
    {
        var before = DateTimeOffset.UtcNow.AddMinutes(-1);
        var added = await Table.AddEntityAsync(Post("A"));

        var read = await Table.GetEntityAsync<TableEntity>("slug", "post");

        added.Status.ShouldBe(204);
        read.Value.PartitionKey.ShouldBe("slug");
        read.Value.RowKey.ShouldBe("post");
        read.Value.ETag.ShouldBe(added.Headers.ETag!.Value);
        read.Value.Timestamp!.Value.ShouldBeInRange(before, before.AddMinutes(2));
        read.Value.GetString("Title").ShouldBe("A");
        read.Value.GetInt32("Revision").ShouldBe(1);
        read.Value.Keys.ShouldBe(
            ["PartitionKey", "RowKey", "Title", "Revision", "Timestamp", "odata.etag"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_taken_key_is_not_added_again_and_the_stored_entity_stays()
    {
        await Table.AddEntityAsync(Post("first"));

        await ShouldFailAsync(() => Table.AddEntityAsync(Post("second")), 409, TableErrorCode.EntityAlreadyExists);

        (await ReadTitleAsync()).ShouldBe("first");
    }

    [Fact]
    public async Task An_entity_that_is_not_there_is_a_404_or_an_answer_without_a_value()
    {
        await ShouldFailAsync(
            () => Table.GetEntityAsync<TableEntity>("no", "no"), 404, TableErrorCode.ResourceNotFound);
        var answer = await Table.GetEntityIfExistsAsync<TableEntity>("no", "no");

        answer.HasValue.ShouldBeFalse();
        answer.GetRawResponse().Status.ShouldBe(404);
        Should.Throw<InvalidOperationException>(() => answer.Value);
    }

    [Fact]
    public async Task An_entity_that_is_there_is_an_answer_with_a_value()
    {
        await Table.AddEntityAsync(Post("A"));

        var answer = await Table.GetEntityIfExistsAsync<TableEntity>("slug", "post");

        answer.HasValue.ShouldBeTrue();
        answer.Value!.GetString("Title").ShouldBe("A");
    }

    [Fact]
    public async Task A_stale_etag_is_refused_and_nothing_changes()
    {
        var stale = (await Table.AddEntityAsync(Post("first"))).Headers.ETag!.Value;
        await Table.UpdateEntityAsync(Post("second"), stale);

        foreach (var mode in Enum.GetValues<TableUpdateMode>())
        {
            await ShouldFailAsync(
                () => Table.UpdateEntityAsync(Post("third"), stale, mode), 412, TableErrorCode.UpdateConditionNotSatisfied);
        }

        await ShouldFailAsync(
            () => Table.DeleteEntityAsync("slug", "post", stale), 412, TableErrorCode.UpdateConditionNotSatisfied);
        (await ReadTitleAsync()).ShouldBe("second");
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task The_current_etag_lets_an_update_through_and_becomes_stale(TableUpdateMode mode)
    {
        await Table.AddEntityAsync(Post("first"));
        var read = (await Table.GetEntityAsync<TableEntity>("slug", "post")).Value;
        read["Title"] = "second";

        var updated = await Table.UpdateEntityAsync(read, read.ETag, mode);

        updated.Status.ShouldBe(204);
        updated.Headers.ETag!.Value.ShouldNotBe(read.ETag);
        (await Table.GetEntityAsync<TableEntity>("slug", "post")).Value.ETag.ShouldBe(updated.Headers.ETag.Value);
        (await ReadTitleAsync()).ShouldBe("second");
    }

    [Fact]
    public async Task Any_version_is_updated_under_the_etag_that_stands_for_all()
    {
        await Table.AddEntityAsync(Post("first"));

        await Table.UpdateEntityAsync(Post("second"), ETag.All);

        (await ReadTitleAsync()).ShouldBe("second");
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task An_update_does_not_create_what_is_missing(TableUpdateMode mode)
    {
        await ShouldFailAsync(
            () => Table.UpdateEntityAsync(Post("A"), ETag.All, mode), 404, TableErrorCode.ResourceNotFound);

        (await Table.GetEntityIfExistsAsync<TableEntity>("slug", "post")).HasValue.ShouldBeFalse();
    }

    [Fact]
    public async Task An_update_without_an_etag_is_refused_before_anything_is_sent()
    {
        await Table.AddEntityAsync(Post("first"));

        var refusal = await Should.ThrowAsync<ArgumentException>(() => Table.UpdateEntityAsync(Post("second"), default));

        refusal.ParamName.ShouldBe("ifMatch");
        (await ReadTitleAsync()).ShouldBe("first");
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task An_upsert_inserts_what_is_missing(TableUpdateMode mode)
    {
        var response = await Table.UpsertEntityAsync(Post("A"), mode);

        response.Status.ShouldBe(204);
        (await ReadTitleAsync()).ShouldBe("A");
    }

    [Fact]
    public async Task A_merge_keeps_the_properties_that_it_does_not_name_and_cannot_clear_one()
    {
        await Table.AddEntityAsync(Post("first"));
        var change = new TableEntity("slug", "post") { ["Title"] = null, ["Excerpt"] = "new" };

        await Table.UpsertEntityAsync(change);
        await Table.UpdateEntityAsync(change, ETag.All);

        var stored = (await Table.GetEntityAsync<TableEntity>("slug", "post")).Value;
        stored.GetString("Title").ShouldBe("first");
        stored.GetInt32("Revision").ShouldBe(1);
        stored.GetString("Excerpt").ShouldBe("new");
    }

    [Fact]
    public async Task A_replacement_drops_the_properties_that_it_does_not_name()
    {
        foreach (var isUpsert in new[] { true, false })
        {
            await Table.UpsertEntityAsync(Post("first"), TableUpdateMode.Replace);
            var change = new TableEntity("slug", "post") { ["Excerpt"] = "new" };

            if (isUpsert)
                await Table.UpsertEntityAsync(change, TableUpdateMode.Replace);
            else
                await Table.UpdateEntityAsync(change, ETag.All, TableUpdateMode.Replace);

            var stored = (await Table.GetEntityAsync<TableEntity>("slug", "post")).Value;
            stored.ContainsKey("Title").ShouldBeFalse();
            stored.GetString("Excerpt").ShouldBe("new");
        }
    }

    [Fact]
    public async Task An_entity_is_deleted_once_and_then_its_absence_is_told_without_an_exception()
    {
        await Table.AddEntityAsync(Post("A"));
        var entity = (await Table.GetEntityAsync<TableEntity>("slug", "post")).Value;

        (await Table.DeleteEntityAsync(entity, entity.ETag)).Status.ShouldBe(204);
        (await Table.DeleteEntityAsync("slug", "post")).Status.ShouldBe(404);
        (await Table.GetEntityIfExistsAsync<TableEntity>("slug", "post")).HasValue.ShouldBeFalse();
    }

    [Fact]
    public async Task A_delete_without_an_etag_takes_any_version()
    {
        await Table.AddEntityAsync(Post("A"));

        (await Table.DeleteEntityAsync("slug", "post")).Status.ShouldBe(204);

        (await Table.GetEntityIfExistsAsync<TableEntity>("slug", "post")).HasValue.ShouldBeFalse();
    }

    [Fact]
    public async Task Only_the_selected_properties_are_read()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2, ["C"] = 3 });

        var read = (await Table.GetEntityAsync<TableEntity>("p", "r", ["A", "C"])).Value;

        read.GetInt32("A").ShouldBe(1);
        read.GetInt32("C").ShouldBe(3);
        read.ContainsKey("B").ShouldBeFalse();
    }

    [Fact]
    public async Task Missing_arguments_are_refused_before_anything_is_sent()
    {
        await Should.ThrowAsync<ArgumentNullException>(() => Table.AddEntityAsync<TableEntity>(null!));
        await Should.ThrowAsync<ArgumentNullException>(() => Table.AddEntityAsync(new TableEntity("p", null!)));
        await Should.ThrowAsync<ArgumentNullException>(() => Table.UpsertEntityAsync(new TableEntity(null!, "r")));
        await Should.ThrowAsync<ArgumentNullException>(() => Table.GetEntityAsync<TableEntity>(null!, "r"));
        await Should.ThrowAsync<ArgumentNullException>(() => Table.GetEntityIfExistsAsync<TableEntity>("p", null!));
        await Should.ThrowAsync<ArgumentNullException>(() => Table.DeleteEntityAsync("p", null!));
        await Should.ThrowAsync<ArgumentNullException>(() => Table.DeleteEntityAsync(null!));
    }

    [Fact]
    public async Task A_cancelled_call_sends_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Should.ThrowAsync<OperationCanceledException>(() => Table.AddEntityAsync(Post("A"), cancelled));
        await Should.ThrowAsync<OperationCanceledException>(
            () => ListAsync(Table.QueryAsync<TableEntity>(cancellationToken: cancelled)));

        (await Table.GetEntityIfExistsAsync<TableEntity>("slug", "post")).HasValue.ShouldBeFalse();
    }

    async Task<string?> ReadTitleAsync() =>
        (await Table.GetEntityAsync<TableEntity>("slug", "post")).Value.GetString("Title");
}
