using System.Globalization;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Tables;

public sealed class TypeTests(AzuriteFixture azurite) : TableTest(azurite)
{
    static readonly DateTimeOffset WithTicks = DateTimeOffset.Parse("2010-01-03T12:34:56.1234567+09:00", CultureInfo.InvariantCulture);

    public static IEnumerable<object[]> Values =>
        new object[]
        {
            "", " ", "text", "\"quoted\" \\ it's", "tab\tnew\r\nline \u0001", "日本語 é 😀𠮷",
            true, false,
            0, int.MinValue, int.MaxValue,
            0L, 1L << 53, long.MinValue, long.MaxValue,
            0.0, 2.0, -0.1, 1e300, double.Epsilon, double.MaxValue,
            double.NaN, double.PositiveInfinity, double.NegativeInfinity,
            Guid.Empty, Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
            WithTicks, new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero), DateTimeOffset.MaxValue.UtcDateTime.Date.ToUniversalTime(),
            Array.Empty<byte>(), new byte[] { 0, 1, 127, 128, 255 },
        }.Select(value => new[] { value });

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_value_comes_back_as_it_was_with_its_type(object value)
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["V"] = value });

        var stored = (await Table.GetEntityAsync<TableEntity>("p", "r")).Value["V"];

        var expected = value is DateTime time ? new DateTimeOffset(time) : value;
        stored.ShouldBe(expected);
        stored.ShouldBeOfType(expected.GetType());
    }

    [Fact]
    public async Task Typed_getters_give_the_value_null_for_none_and_refuse_another_type()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r")
        {
            ["S"] = "s",
            ["B"] = true,
            ["I"] = 1,
            ["L"] = 2L,
            ["D"] = 3.5,
            ["G"] = Guid.Empty,
            ["T"] = WithTicks,
            ["X"] = new byte[] { 1, 2 },
        });

        var stored = (await Table.GetEntityAsync<TableEntity>("p", "r")).Value;

        stored.GetString("S").ShouldBe("s");
        stored.GetBoolean("B").ShouldBe(true);
        stored.GetInt32("I").ShouldBe(1);
        stored.GetInt64("L").ShouldBe(2L);
        stored.GetDouble("D").ShouldBe(3.5);
        stored.GetGuid("G").ShouldBe(Guid.Empty);
        stored.GetDateTimeOffset("T").ShouldBe(WithTicks);
        stored.GetDateTime("T").ShouldBe(WithTicks.UtcDateTime);
        stored.GetDateTime("T")!.Value.Kind.ShouldBe(DateTimeKind.Utc);
        stored.GetBinary("X").ShouldBe([1, 2]);
        stored.GetBinaryData("X")!.ToArray().ShouldBe([1, 2]);
        stored.GetString("None").ShouldBeNull();
        stored.GetInt32("None").ShouldBeNull();
        stored["None"].ShouldBeNull();
        Should.Throw<InvalidOperationException>(() => stored.GetInt64("I"));
        Should.Throw<InvalidOperationException>(() => stored.GetString("I"));
        Should.Throw<InvalidOperationException>(() => stored.GetDateTimeOffset("S"));
    }

    [Fact]
    public void A_property_keeps_its_type_when_it_is_set_again()
    {
        var entity = new TableEntity("p", "r") { ["L"] = 1L, ["D"] = 1.5, ["I"] = 1, ["S"] = "s", ["N"] = null };

        entity["L"] = 2;
        entity["D"] = 2;
        entity["I"] = 3L;
        entity["N"] = 4;

        entity["L"].ShouldBe(2L);
        entity["D"].ShouldBe(2.0);
        entity["I"].ShouldBe(3L);
        entity["N"].ShouldBe(4);
        Should.Throw<InvalidOperationException>(() => entity["S"] = 1);
        entity.Remove("S").ShouldBeTrue();
        entity["S"] = 1;
        entity.GetInt32("S").ShouldBe(1);
    }

    [Fact]
    public async Task A_large_text_comes_back_whole_and_a_larger_one_is_the_services_refusal()
    {
        var large = new string('あ', 32 * 1024);

        await Table.AddEntityAsync(new TableEntity("p", "r") { ["V"] = large });

        (await Table.GetEntityAsync<TableEntity>("p", "r")).Value.GetString("V").ShouldBe(large);
        await ShouldFailAsync(
            () => Table.UpsertEntityAsync(new TableEntity("p", "r") { ["V"] = large + "あ" }), 400, TableErrorCode.PropertyValueTooLarge);
    }

    [Fact]
    public async Task A_time_that_is_not_in_utc_is_refused_because_its_meaning_depends_on_the_machine()
    {
        foreach (var kind in new[] { DateTimeKind.Local, DateTimeKind.Unspecified })
        {
            var entity = new TableEntity("p", "r") { ["T"] = new DateTime(2010, 1, 3, 0, 0, 0, kind) };
            await Should.ThrowAsync<NotSupportedException>(() => Table.AddEntityAsync(entity));
        }
    }

    [Fact]
    public async Task A_type_that_cannot_be_stored_is_refused_by_name()
    {
        var refusal = await Should.ThrowAsync<NotSupportedException>(
            () => Table.AddEntityAsync(new TableEntity("p", "r") { ["Price"] = 1.5m }));

        refusal.Message.ShouldContain("Price");
    }
}
