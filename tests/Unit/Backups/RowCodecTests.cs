using System.Text;
using Azure.Data.Tables;
using FsCheck;
using FsCheck.Fluent;
using ServerlessBlog.Backups.Files;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Backups;

/// <summary>A row of a table as a line of a back-up.</summary>
public sealed class RowCodecTests
{
    [Fact]
    public void Every_type_comes_back_as_it_was()
    {
        var row = new TableEntity("日記", "a \"row\"")
        {
            ["Text"] = "一行目\r\n\u2028<&>\"\\ 😀",
            ["Empty"] = "",
            ["Yes"] = true,
            ["Int32"] = int.MinValue,
            ["Int64"] = long.MaxValue,
            ["Small64"] = 3L,
            ["Double"] = 0.1 + 0.2,
            ["Whole"] = 3.0,
            ["NotANumber"] = double.NaN,
            ["Infinite"] = double.NegativeInfinity,
            ["Guid"] = new Guid("6f9619ff-8b86-d011-b42d-00cf4fc964ff"),
            ["Time"] = new DateTimeOffset(638_000_000_000_000_001, TimeSpan.Zero),
            ["Bytes"] = new byte[] { 0, 255, 10, 13 },
        };

        var line = RowCodec.Write(row, withTime: false);
        var back = RowCodec.Read(line);

        line.ToArray().ShouldNotContain((byte)'\n');
        back.Keys.ShouldBe(row.Keys, ignoreOrder: true);
        foreach (var name in row.Keys)
        {
            back[name]!.GetType().ShouldBe(row[name]!.GetType(), name);
            back[name].ShouldBe(row[name], name);
        }
    }

    [Fact]
    public void Any_text_time_and_number_comes_back_as_it_was() =>
        Prop.ForAll<NonNull<string>, DateTimeOffset, (long, double)>((text, time, numbers) =>
        {
            // A table holds no halves of characters.
            var legal = new string([.. text.Get.Where(c => !char.IsSurrogate(c))]);
            var (whole, fraction) = numbers;
            var row = new TableEntity("p", "r") { ["Text"] = legal, ["Time"] = time.ToUniversalTime(), ["Whole"] = whole, ["Fraction"] = fraction };

            var back = RowCodec.Read(RowCodec.Write(row, withTime: false));

            return back.GetString("Text") == legal && back.GetDateTimeOffset("Time") == time
                && back.GetInt64("Whole") == whole && back.GetDouble("Fraction").Equals(fraction);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Equal_rows_are_equal_lines_whatever_the_order_of_their_properties_and_whenever_they_were_written()
    {
        var row = new TableEntity("p", "r") { ["A"] = 1, ["B"] = "b" };
        var other = new TableEntity("p", "r") { ["B"] = "b", ["A"] = 1 };
        other.Timestamp = DateTimeOffset.UtcNow;
        other.ETag = new Azure.ETag("\"x\"");

        Text(RowCodec.Write(other, withTime: false)).ShouldBe(Text(RowCodec.Write(row, withTime: false)));
        Text(RowCodec.Write(new TableEntity("p", "r") { ["A"] = 1L, ["B"] = "b" }, withTime: false)).ShouldNotBe(Text(RowCodec.Write(row, withTime: false)));
        RowCodec.Read(RowCodec.Write(other, withTime: true)).Timestamp.ShouldBe(other.Timestamp);
    }

    [Theory]
    [InlineData("""{"PartitionKey":"p"}""")]
    [InlineData("""{"PartitionKey":"p","RowKey":"r","A":null}""")]
    [InlineData("""{"PartitionKey":"p","RowKey":"r","A":{"decimal":"1"}}""")]
    [InlineData("""{"PartitionKey":"p","RowKey":"r","A":{"int64":"one"}}""")]
    [InlineData("""{"PartitionKey":"p","RowK""")]
    public void What_is_no_row_is_refused(string line) =>
        Should.Throw<Exception>(() => RowCodec.Read(Encoding.UTF8.GetBytes(line))).ShouldSatisfyAllConditions(
            exception => (exception is System.Text.Json.JsonException or FormatException or KeyNotFoundException).ShouldBeTrue(exception.GetType().Name));

    private static string Text(ReadOnlyMemory<byte> line) => Encoding.UTF8.GetString(line.Span);
}
