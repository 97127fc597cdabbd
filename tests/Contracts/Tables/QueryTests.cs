using System.Globalization;
using Azure.Data.Tables;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Tables;

public sealed class QueryTests(AzuriteFixture azurite) : TableTest(azurite)
{
    static readonly DateTimeOffset Time = DateTimeOffset.Parse("2010-01-03T12:34:56.1234567+09:00", CultureInfo.InvariantCulture);

    public static IEnumerable<object[]> Values =>
        new object[]
        {
            "plain", "it's", "' or PartitionKey ne '", "100% + & ? # =", "日本語 😀", true, 42, 1L << 60, 2.5,
            Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"), Time, Time.UtcDateTime, new byte[] { 0, 15, 255 },
        }.Select(value => new[] { value });

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_filter_on_a_value_finds_the_row_that_has_it_and_no_other(object value)
    {
        await Table.AddEntityAsync(new TableEntity("p", "hit") { ["V"] = value });
        await Table.AddEntityAsync(new TableEntity("p", "other") { ["V"] = Other(value) });
        await Table.AddEntityAsync(new TableEntity("p", "none"));

        var found = await ListAsync(Table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"V eq {value}")));

        found.ShouldHaveSingleItem().RowKey.ShouldBe("hit");
    }

    [Fact]
    public async Task A_filter_on_binary_data_finds_the_row_that_has_it()
    {
        await Table.AddEntityAsync(new TableEntity("p", "hit") { ["V"] = BinaryData.FromBytes(new byte[] { 1, 171 }) });

        var filter = TableClient.CreateQueryFilter($"V eq {BinaryData.FromBytes(new byte[] { 1, 171 })}");

        filter.ShouldBe("V eq X'01AB'");
        (await ListAsync(Table.QueryAsync<TableEntity>(filter))).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_range_of_keys_is_found_in_order()
    {
        await AddNumberedAsync("p", 10);

        var found = await ListAsync(Table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {"p"} and RowKey ge {"00003"} and RowKey lt {"00006"}")));

        found.Select(entity => entity.GetInt32("N")).ShouldBe([3, 4, 5]);
    }

    [Fact]
    public async Task More_rows_than_a_page_holds_are_all_found_in_order()
    {
        await AddNumberedAsync("a", 700);
        await AddNumberedAsync("b", 600);

        var pages = new List<int>();
        var rows = new List<(string, int)>();
        await foreach (var page in Table.QueryAsync<Numbered>().AsPages())
        {
            pages.Add(page.Values.Count);
            rows.AddRange(page.Values.Select(row => (row.PartitionKey, row.N)));
        }

        pages.ShouldBe([1000, 300]);
        rows.ShouldBe(Enumerable.Range(0, 700).Select(n => ("a", n)).Concat(Enumerable.Range(0, 600).Select(n => ("b", n))));
    }

    [Fact]
    public async Task A_page_is_as_long_as_asked_and_its_token_continues_in_a_new_query()
    {
        await AddNumberedAsync("key with spaces", 7);
        var seen = new List<int?>();
        string? token = null;
        do
        {
            // A new client each time: the token alone carries the place.
            var pages = new TableClient(ConnectionString, TableName).QueryAsync<TableEntity>("N ne 3", maxPerPage: 3);
            await using var first = pages.AsPages(token).GetAsyncEnumerator();
            (await first.MoveNextAsync()).ShouldBeTrue();
            first.Current.Values.Count.ShouldBeLessThanOrEqualTo(3);
            seen.AddRange(first.Current.Values.Select(entity => entity.GetInt32("N")));
            seen.Count.ShouldBeLessThanOrEqualTo(6);
            token = first.Current.ContinuationToken;
            if (token is not null)
                token.Count(character => character == ' ').ShouldBe(1);
        }
        while (token is not null);

        seen.ShouldBe([0, 1, 2, 4, 5, 6]);
    }

    [Fact]
    public async Task The_page_size_hint_wins_over_the_size_of_the_query()
    {
        await AddNumberedAsync("p", 4);

        var sizes = new List<int>();
        await foreach (var page in Table.QueryAsync<TableEntity>(maxPerPage: 3).AsPages(pageSizeHint: 2))
            sizes.Add(page.Values.Count);

        sizes.ShouldBe([2, 2]);
    }

    [Fact]
    public async Task Only_the_selected_properties_are_read()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2L, ["C"] = "c" });

        var row = (await ListAsync(Table.QueryAsync<TableEntity>(select: ["RowKey", "B"]))).ShouldHaveSingleItem();

        row.RowKey.ShouldBe("r");
        row.GetInt64("B").ShouldBe(2L);
        row.ContainsKey("A").ShouldBeFalse();
        row.ContainsKey("C").ShouldBeFalse();
    }

    [Fact]
    public async Task Nothing_found_is_an_empty_list()
    {
        (await ListAsync(Table.QueryAsync<TableEntity>("N eq 1"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_malformed_filter_is_the_services_refusal()
    {
        var refusal = await Should.ThrowAsync<Azure.RequestFailedException>(
            () => ListAsync(Table.QueryAsync<TableEntity>("N eq eq 1")));

        refusal.Status.ShouldBe(400);
    }

    [Fact]
    public async Task Cancelling_between_pages_ends_the_query()
    {
        await AddNumberedAsync("p", 4);
        using var cancellation = new CancellationTokenSource();
        var seen = 0;

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Table.QueryAsync<TableEntity>(maxPerPage: 2).WithCancellation(cancellation.Token))
            {
                if (++seen == 2)
                    await cancellation.CancelAsync();
            }
        });

        seen.ShouldBe(2);
    }

    static object Other(object value) => value switch
    {
        string text => text + "'",
        bool truth => !truth,
        int number => number + 1,
        long number => number + 1,
        double number => number + 0.1,
        Guid => Guid.Empty,
        // The emulator compares times by milliseconds only.
        DateTimeOffset time => time.AddMilliseconds(1),
        DateTime time => time.AddMilliseconds(1),
        byte[] => new byte[] { 0, 15, 254 },
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    sealed class Numbered : ITableEntity
    {
        public string PartitionKey { get; set; } = "";
        public string RowKey { get; set; } = "";
        public DateTimeOffset? Timestamp { get; set; }
        public Azure.ETag ETag { get; set; }
        public int N { get; set; }
    }
}
