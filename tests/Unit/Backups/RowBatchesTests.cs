using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using NSubstitute;
using ServerlessBlog.Backups.Files;
using ServerlessBlog.Backups.Restoring;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Backups;

/// <summary>Rows that a restore writes go in transactions that the service takes: at most 100 rows of one partition, and 4 MiB.</summary>
public sealed class RowBatchesTests
{
    [Theory]
    [InlineData("<")]
    [InlineData("'")]
    [InlineData("я")]
    [InlineData("日")]
    [InlineData("😊")]
    [InlineData("a")]
    public async Task Whatever_is_written_in_them(string character)
    {
        var table = Substitute.For<TableClient>();
        List<List<TableTransactionAction>> sent = [];
        await table.SubmitTransactionAsync(Arg.Do<IEnumerable<TableTransactionAction>>(batch => { lock (sent) sent.Add([.. batch]); }), Arg.Any<CancellationToken>());
        var rows = Enumerable.Range(0, 250).Select(i => new TableEntity("partition " + (i % 2), $"row {i}")
        {
            ["Text"] = string.Concat(Enumerable.Repeat(character, 7_000)),
            ["At"] = DateTimeOffset.UnixEpoch,
            ["Number"] = 5L,
        }).ToList();
        var batches = new RowBatches(table);

        foreach (var row in rows)
            await batches.AddAsync(TableTransactionActionType.Add, row, RowCodec.Write(row, withTime: false).Length, default);
        await batches.FlushAsync(default);

        sent.SelectMany(batch => batch).Select(action => action.Entity.RowKey).ShouldBe(rows.Select(row => row.RowKey), ignoreOrder: true);
        sent.ShouldAllBe(batch => batch.Count <= 100 && batch.DistinctBy(action => action.Entity.PartitionKey).Count() == 1 && BytesOf(batch) <= 4 * 1024 * 1024);
        if (character == "a")
            sent.Count.ShouldBeLessThanOrEqualTo(6);
    }

    // As the client does: System.Text.Json with its default encoder, and a part of a multipart document around each row.
    private static long BytesOf(IEnumerable<TableTransactionAction> batch) =>
        batch.Sum(action => 800L + Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(((TableEntity)action.Entity).ToDictionary(property => property.Key, property => property.Value))));
}
