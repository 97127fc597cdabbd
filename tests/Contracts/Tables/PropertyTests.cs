using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Tables;

public sealed class PropertyTests
{
    static readonly Gen<string> Texts =
        from runes in Gen.OneOf(Gen.Choose(0, 0xD7FF), Gen.Choose(0xE000, 0x10FFFF), Gen.Constant((int)'\''), Gen.Constant((int)'%')).ListOf()
        select string.Concat(runes.Select(rune => new Rune(rune).ToString()));

    static readonly Gen<DateTimeOffset> Times =
        from ticks in ArbMap.Default.GeneratorFor<long>().Select(seed => (long)((ulong)seed % (ulong)Span.Ticks))
        from hours in Gen.Choose(-14, 14)
        select new DateTimeOffset(Earliest.Ticks + ticks, TimeSpan.Zero).ToOffset(TimeSpan.FromHours(hours));

    static readonly Gen<object> Values = Gen.OneOf(
        Texts.Select(value => (object)value),
        ArbMap.Default.GeneratorFor<bool>().Select(value => (object)value),
        ArbMap.Default.GeneratorFor<int>().Select(value => (object)value),
        ArbMap.Default.GeneratorFor<long>().Select(value => (object)value),
        ArbMap.Default.GeneratorFor<double>().Select(value => (object)value),
        ArbMap.Default.GeneratorFor<Guid>().Select(value => (object)value),
        ArbMap.Default.GeneratorFor<byte[]>().Select(value => (object)value),
        Times.Select(value => (object)value));

    static DateTimeOffset Earliest => new(1601, 1, 2, 0, 0, 0, TimeSpan.Zero);

    static TimeSpan Span => new DateTimeOffset(9999, 12, 30, 0, 0, 0, TimeSpan.Zero) - Earliest;

    [Fact]
    public void Any_entity_comes_back_as_it_was()
    {
        var entities =
            from partitionKey in Texts
            from rowKey in Texts
            from values in Values.ListOf()
            select (partitionKey, rowKey, values);

        Prop.ForAll(entities.ToArbitrary(), entity =>
        {
            var sent = new TableEntity(entity.partitionKey, entity.rowKey);
            foreach (var value in entity.values)
                sent[$"P{sent.Count}"] = value;

            var read = SendAndRead(sent);

            read.Keys.ShouldBe(sent.Keys, ignoreOrder: true);
            foreach (var name in sent.Keys)
            {
                read[name].ShouldBe(sent[name]);
                read[name].ShouldBeOfType(sent[name]!.GetType());
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_text_can_leave_its_quotes_in_a_filter()
    {
        Prop.ForAll(Texts.ToArbitrary(), Texts.ToArbitrary(), (first, second) =>
        {
            var filter = TableClient.CreateQueryFilter($"A eq {first} and B eq {second}");

            ReadText(ref filter, "A eq ").ShouldBe(first);
            ReadText(ref filter, " and B eq ").ShouldBe(second);
            filter.ShouldBeEmpty();
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_literal_says_its_value_in_the_invariant_culture()
    {
        var original = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
        try
        {
            Prop.ForAll(Values.Where(value => value is not string).ToArbitrary(), value =>
                Read(TableClient.CreateQueryFilter($"{value}"), value).ShouldBe(value)).QuickCheckThrowOnFailure();
        }
        finally
        {
            CultureInfo.CurrentCulture = original;
        }
    }

    [Fact]
    public void A_value_without_a_literal_is_refused()
    {
        Should.Throw<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {TimeSpan.Zero}"));
        TableClient.CreateQueryFilter($"A eq {null}").ShouldBe("A eq null");
        TableClient.CreateQueryFilter($"A eq {'\''} and B eq {1.5m}").ShouldBe("A eq '''' and B eq 1.5");
    }

    static TableEntity SendAndRead(TableEntity entity)
    {
        var table = new TableClient(
            new Uri("https://blog.table.core.windows.net"),
            "posts",
            new TableSharedKeyCredential("blog", Convert.ToBase64String("key"u8)),
            FakeService.Echoing().Options);
        return Task.Run(async () =>
        {
            await table.AddEntityAsync(entity);
            return (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        }).GetAwaiter().GetResult();
    }

    // Reads as OData does: a doubled quote is one, a single one ends the literal.
    static string ReadText(ref string filter, string prefix)
    {
        filter.ShouldStartWith(prefix + "'");
        var text = new StringBuilder();
        var at = prefix.Length + 1;
        while (filter[at] != '\'' || (at + 1 < filter.Length && filter[at + 1] == '\''))
        {
            text.Append(filter[at]);
            at += filter[at] == '\'' ? 2 : 1;
        }

        filter = filter[(at + 1)..];
        return text.ToString();
    }

    static object Read(string literal, object value) => value switch
    {
        bool => literal switch { "true" => true, "false" => false, _ => literal },
        int => int.Parse(literal, CultureInfo.InvariantCulture),
        long => long.Parse(Inside(literal, "", "L"), CultureInfo.InvariantCulture),
        double => double.Parse(literal, CultureInfo.InvariantCulture),
        Guid => Guid.ParseExact(Inside(literal, "guid'", "'"), "D"),
        byte[] => Convert.FromHexString(Inside(literal, "X'", "'")),
        DateTimeOffset => DateTimeOffset.ParseExact(
            Inside(literal, "datetime'", "Z'"),
            "yyyy-MM-ddTHH:mm:ss.FFFFFFF",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal),
        _ => literal,
    };

    static string Inside(string literal, string prefix, string suffix)
    {
        literal.ShouldStartWith(prefix);
        literal.ShouldEndWith(suffix);
        return literal[prefix.Length..^suffix.Length];
    }
}
