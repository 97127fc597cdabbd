using System.Globalization;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using ServerlessBlog.Backups.Restoring;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Backups;

/// <summary>A table of any shape is cut into pieces for a restore.</summary>
public sealed partial class TablePiecesTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(3, 2500)]
    [InlineData(2500, 1)]
    [InlineData(40, 70)]
    [InlineData(2, 1000)]
    [InlineData(5, 999)]
    public async Task Every_key_that_there_can_be_is_in_one_piece_with_the_row_that_the_back_up_has(int partitions, int rowsOfEach)
    {
        var rows = Enumerable.Range(0, partitions)
            .SelectMany(partition => Enumerable.Range(0, rowsOfEach).Select(row => new TableEntity(Key(2 * partition), Key(2 * row))))
            .ToList();
        List<TablePiece> pieces = [];
        await foreach (var piece in new TablePieces().CutAsync(rows.Select(row => (row, 100L)).ToAsyncEnumerable(), default))
            pieces.Add(piece);

        pieces.SelectMany(piece => piece.Rows).ShouldBe(rows);
        pieces.ShouldAllBe(piece => piece.Rows.Count <= 2000);
        // The keys of the back-up, and keys before, between and after them.
        for (var partition = -1; partition <= 2 * partitions; partition += Math.Max(1, partitions / 50))
        {
            for (var row = -1; row <= 2 * rowsOfEach; row += Math.Max(1, rowsOfEach / 100))
            {
                var (partitionKey, rowKey) = (Key(partition), Key(row));
                var covering = pieces.Where(piece => Holds(piece.Filter, partitionKey, rowKey)).ToList().ShouldHaveSingleItem();
                if (partition >= 0 && row >= 0 && partition % 2 == 0 && row % 2 == 0 && partition < 2 * partitions && row < 2 * rowsOfEach)
                    covering.Rows.ShouldContain(wanted => wanted.PartitionKey == partitionKey && wanted.RowKey == rowKey);
            }
        }
    }

    [Fact]
    public async Task Rows_of_a_mebibyte_are_cut_by_their_size()
    {
        var rows = Enumerable.Range(0, 20).Select(row => (new TableEntity("p", Key(row)), 1024L * 1024)).ToAsyncEnumerable();
        await foreach (var piece in new TablePieces().CutAsync(rows, default))
            piece.Rows.Count.ShouldBeLessThanOrEqualTo(4);
    }

    private static string Key(int number) => (number + 1).ToString("D6", CultureInfo.InvariantCulture);

    private static bool Holds(string? filter, string partitionKey, string rowKey) => Term().Matches(filter ?? "").All(term =>
    {
        var order = string.CompareOrdinal(term.Groups["name"].Value == "PartitionKey" ? partitionKey : rowKey, term.Groups["key"].Value);
        return term.Groups["operator"].Value switch { "eq" => order == 0, "gt" => order > 0, "lt" => order < 0, "le" => order <= 0, _ => throw new InvalidOperationException(filter) };
    });

    [GeneratedRegex("(?<name>PartitionKey|RowKey) (?<operator>[a-z]{2}) '(?<key>[^']*)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Term();
}
