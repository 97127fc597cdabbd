using System.Globalization;
using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Tables;

public sealed class EntityClassTests(AzuriteFixture azurite) : TableTest(azurite)
{
    static readonly DateTimeOffset WithTicks = DateTimeOffset.Parse("2010-01-03T12:34:56.1234567+09:00", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_class_of_ones_own_comes_back_with_every_property()
    {
        var record = new Everything
        {
            PartitionKey = "p",
            RowKey = "r",
            Text = "日本語 ' \"",
            Flag = true,
            Small = 1,
            Large = long.MaxValue,
            Ratio = double.NaN,
            Id = Guid.NewGuid(),
            At = WithTicks,
            Utc = WithTicks.UtcDateTime,
            Bytes = [1, 2, 3],
            Data = BinaryData.FromString("data"),
            State = State.Approved,
            Renamed = "renamed",
            Ignored = "ignored",
            MaybeFlag = false,
            MaybeSmall = 2,
            MaybeLarge = 3,
            MaybeRatio = 2,
            MaybeId = Guid.NewGuid(),
            MaybeAt = WithTicks,
            MaybeUtc = WithTicks.UtcDateTime,
            MaybeState = State.Pending,
        };

        await Table.AddEntityAsync(record);
        var read = (await Table.GetEntityAsync<Everything>("p", "r")).Value;
        var raw = (await Table.GetEntityAsync<TableEntity>("p", "r")).Value;

        read.ShouldSatisfyAllConditions(
            () => read.Text.ShouldBe(record.Text),
            () => read.Flag.ShouldBe(record.Flag),
            () => read.Small.ShouldBe(record.Small),
            () => read.Large.ShouldBe(record.Large),
            () => read.Ratio.ShouldBe(record.Ratio),
            () => read.Id.ShouldBe(record.Id),
            () => read.At.ShouldBe(record.At),
            () => read.Utc.ShouldBe(record.Utc),
            () => read.Utc.Kind.ShouldBe(DateTimeKind.Utc),
            () => read.Bytes.ShouldBe(record.Bytes),
            () => read.Data!.ToString().ShouldBe("data"),
            () => read.State.ShouldBe(record.State),
            () => read.Renamed.ShouldBe("renamed"),
            () => read.Ignored.ShouldBeNull(),
            () => read.MaybeFlag.ShouldBe(record.MaybeFlag),
            () => read.MaybeSmall.ShouldBe(record.MaybeSmall),
            () => read.MaybeLarge.ShouldBe(record.MaybeLarge),
            () => read.MaybeRatio.ShouldBe(record.MaybeRatio),
            () => read.MaybeId.ShouldBe(record.MaybeId),
            () => read.MaybeAt.ShouldBe(record.MaybeAt),
            () => read.MaybeUtc.ShouldBe(record.MaybeUtc),
            () => read.MaybeState.ShouldBe(record.MaybeState),
            () => read.Nothing.ShouldBeNull(),
            () => read.ETag.ShouldBe(raw.ETag),
            () => read.Timestamp.ShouldBe(raw.Timestamp),
            () => raw["new_name"].ShouldBe("renamed"),
            () => raw["State"].ShouldBe("Approved"),
            () => raw["Computed"].ShouldBe(18),
            () => raw.ContainsKey("Ignored").ShouldBeFalse(),
            () => raw.ContainsKey("Nothing").ShouldBeFalse(),
            () => raw.ContainsKey("ETag").ShouldBeFalse());
    }

    [Fact]
    public async Task Explicitly_implemented_keys_are_stored_too()
    {
        await Table.AddEntityAsync(new Explicit("p", "r") { Title = "A" });

        var read = (await ListAsync(Table.QueryAsync<Explicit>())).ShouldHaveSingleItem();

        ((ITableEntity)read).PartitionKey.ShouldBe("p");
        ((ITableEntity)read).RowKey.ShouldBe("r");
        ((ITableEntity)read).ETag.ShouldNotBe(default);
        read.Title.ShouldBe("A");
    }

    [Fact]
    public async Task A_class_with_a_property_that_cannot_be_stored_is_refused_by_name()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r"));

        var writing = await Should.ThrowAsync<NotSupportedException>(() => Table.UpsertEntityAsync(new Tagged()));
        var reading = await Should.ThrowAsync<NotSupportedException>(() => Table.GetEntityAsync<Tagged>("p", "r"));

        writing.Message.ShouldContain("Tags");
        reading.Message.ShouldContain("Tags");
    }

    public enum State
    {
        Pending,
        Approved,
    }

    public sealed class Everything : ITableEntity
    {
        public string PartitionKey { get; set; } = "";
        public string RowKey { get; set; } = "";
        public DateTimeOffset? Timestamp { get; set; }
        public ETag ETag { get; set; }
        public string? Text { get; set; }
        public bool Flag { get; set; }
        public int Small { get; set; }
        public long Large { get; set; }
        public double Ratio { get; set; }
        public Guid Id { get; set; }
        public DateTimeOffset At { get; set; }
        public DateTime Utc { get; set; }
        [System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1819", Justification = "It is what is tested.")]
        public byte[]? Bytes { get; set; }
        public BinaryData? Data { get; init; }
        public State State { get; set; }

        [DataMember(Name = "new_name")]
        public string? Renamed { get; set; }

        [IgnoreDataMember]
        public string? Ignored { get; set; }

        public bool? MaybeFlag { get; set; }
        public int? MaybeSmall { get; set; }
        public long? MaybeLarge { get; set; }
        public double? MaybeRatio { get; set; }
        public Guid? MaybeId { get; set; }
        public DateTimeOffset? MaybeAt { get; set; }
        public DateTime? MaybeUtc { get; set; }
        public State? MaybeState { get; set; }
        public int? Nothing { get; set; }
        public int Computed => 2 * 9;
    }

    sealed class Tagged : ITableEntity
    {
        public string PartitionKey { get; set; } = "p";
        public string RowKey { get; set; } = "r";
        public DateTimeOffset? Timestamp { get; set; }
        public ETag ETag { get; set; }
        public IReadOnlyList<string> Tags => [];
    }

    sealed class Explicit(string partitionKey, string rowKey) : ITableEntity
    {
        public Explicit()
            : this("", "")
        {
        }

        public string? Title { get; set; }
        string ITableEntity.PartitionKey { get; set; } = partitionKey;
        string ITableEntity.RowKey { get; set; } = rowKey;
        DateTimeOffset? ITableEntity.Timestamp { get; set; }
        ETag ITableEntity.ETag { get; set; }
    }
}
