using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Tables;

public sealed class TableManagementTests(AzuriteFixture azurite) : TableTest(azurite)
{
    [Fact]
    public async Task A_table_that_is_there_is_not_created_again()
    {
        await ShouldFailAsync(() => Table.CreateAsync(), 409, TableErrorCode.TableAlreadyExists);
        await ShouldFailAsync(() => Service.CreateTableAsync(TableName), 409, TableErrorCode.TableAlreadyExists);
    }

    [Fact]
    public async Task Creating_if_needed_succeeds_whether_or_not_the_table_is_there()
    {
        var name = TableName + "2";

        var created = await Service.CreateTableIfNotExistsAsync(name);
        var found = await Service.GetTableClient(name).CreateIfNotExistsAsync();

        created.Value.Name.ShouldBe(name);
        created.GetRawResponse().Status.ShouldBe(204);
        found.Value.Name.ShouldBe(name);
        found.GetRawResponse().Status.ShouldBe(409);
    }

    [Fact]
    public async Task A_table_is_deleted_once_and_then_its_absence_is_told_without_an_exception()
    {
        var table = Service.GetTableClient(TableName + "2");
        await table.CreateAsync();

        (await table.DeleteAsync()).Status.ShouldBe(204);
        (await table.DeleteAsync()).Status.ShouldBe(404);
        (await Service.DeleteTableAsync(table.Name)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Operations_on_a_missing_table_say_so()
    {
        var missing = Service.GetTableClient(TableName + "2");

        await ShouldFailAsync(() => missing.AddEntityAsync(new TableEntity("p", "r")), 404, TableErrorCode.TableNotFound);
        (await missing.GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue.ShouldBeFalse();
    }

    [Fact]
    public async Task Tables_are_listed_page_by_page_through_a_filter()
    {
        foreach (var suffix in new[] { "a", "b", "c" })
            await Service.CreateTableAsync(TableName + suffix);

        var filter = TableServiceClient.CreateQueryFilter($"TableName gt {TableName} and TableName lt {TableName + "d"}");
        var pages = new List<string[]>();
        await foreach (var page in Service.QueryAsync(filter, maxPerPage: 2).AsPages())
            pages.Add([.. page.Values.Select(table => table.Name)]);

        pages.SelectMany(page => page).ShouldBe([TableName + "a", TableName + "b", TableName + "c"]);
        pages.ShouldAllBe(page => page.Length <= 2);

        FormattableString one = $"TableName eq {TableName}";
        (await ListAsync(Service.QueryAsync(one))).ShouldHaveSingleItem().Name.ShouldBe(TableName);
    }

    [Fact]
    public void A_client_knows_its_table_its_account_and_its_address()
    {
        Table.Name.ShouldBe(TableName);
        Table.AccountName.ShouldBe("devstoreaccount1");
        Table.Uri.ShouldBe(new Uri($"{Service.Uri}/{TableName}"));
        Service.AccountName.ShouldBe("devstoreaccount1");
    }
}
