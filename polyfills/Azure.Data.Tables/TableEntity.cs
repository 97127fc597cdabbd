namespace Azure.Data.Tables;

#pragma warning disable CA1710 // The official name.
/// <summary>An entity with any properties, by name.</summary>
/// <remarks>
/// Values are string, bool, int, long, double, Guid, DateTimeOffset, DateTime, byte[] or BinaryData. What was read
/// holds times as <see cref="DateTimeOffset"/> and binary values as byte[].
/// </remarks>
public sealed partial class TableEntity : ITableEntity
{
    readonly Dictionary<string, object?> properties;

    /// <summary>An entity without keys.</summary>
    public TableEntity()
        : this((IDictionary<string, object?>?)null)
    {
    }

    /// <summary>An entity with its two keys.</summary>
    public TableEntity(string partitionKey, string rowKey)
        : this()
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    /// <summary>An entity with a copy of the given properties, among them its keys.</summary>
    public TableEntity(IDictionary<string, object?>? values) => properties =
        values is null ? new(StringComparer.Ordinal) : new(values, StringComparer.Ordinal);

    TableEntity(Dictionary<string, object?> properties) => this.properties = properties;

    /// <inheritdoc />
    public string PartitionKey
    {
        get => GetString(EntityNames.PartitionKey)!;
        set => properties[EntityNames.PartitionKey] = value;
    }

    /// <inheritdoc />
    public string RowKey
    {
        get => GetString(EntityNames.RowKey)!;
        set => properties[EntityNames.RowKey] = value;
    }

    /// <inheritdoc />
    public DateTimeOffset? Timestamp
    {
        get => (DateTimeOffset?)Get(EntityNames.Timestamp, typeof(DateTimeOffset));
        set => properties[EntityNames.Timestamp] = value;
    }

    /// <inheritdoc />
    public ETag ETag
    {
        get => GetString(EntityNames.ETag) is { } etag ? new ETag(etag) : default;
        set => properties[EntityNames.ETag] = value.ToString();
    }

    /// <summary>A text, or null if there is none.</summary>
    /// <exception cref="InvalidOperationException">The value is of another type.</exception>
    public string? GetString(string key) => (string?)Get(key, typeof(string));

    /// <summary>Bytes, or null if there are none.</summary>
    /// <exception cref="InvalidOperationException">The value is of another type.</exception>
    public byte[]? GetBinary(string key) =>
        Find(key) is BinaryData data ? data.ToArray() : (byte[]?)Get(key, typeof(byte[]));

    /// <summary>Bytes, or null if there are none.</summary>
    /// <exception cref="InvalidOperationException">The value is of another type.</exception>
    public BinaryData? GetBinaryData(string key) =>
        Find(key) is byte[] bytes ? BinaryData.FromBytes(bytes) : (BinaryData?)Get(key, typeof(BinaryData));

    /// <summary>A truth value, or null if there is none.</summary>
    /// <exception cref="InvalidOperationException">The value is of another type.</exception>
    public bool? GetBoolean(string key) => (bool?)Get(key, typeof(bool));

    /// <summary>A time in UTC, or null if there is none.</summary>
    /// <exception cref="InvalidOperationException">The value is not a time.</exception>
    public DateTime? GetDateTime(string key) =>
        Find(key) is DateTimeOffset time ? time.UtcDateTime : (DateTime?)Get(key, typeof(DateTime));

    /// <summary>A time, or null if there is none.</summary>
    /// <exception cref="InvalidOperationException">The value is not a time.</exception>
    public DateTimeOffset? GetDateTimeOffset(string key) =>
        Find(key) is DateTime time ? new DateTimeOffset(time) : (DateTimeOffset?)Get(key, typeof(DateTimeOffset));

    /// <summary>A number, or null if there is none.</summary>
    /// <exception cref="InvalidOperationException">The value is of another type.</exception>
    public double? GetDouble(string key) => (double?)Get(key, typeof(double));

    /// <summary>A GUID, or null if there is none.</summary>
    /// <exception cref="InvalidOperationException">The value is of another type.</exception>
    public Guid? GetGuid(string key) => (Guid?)Get(key, typeof(Guid));

    /// <summary>A number, or null if there is none.</summary>
    /// <exception cref="InvalidOperationException">The value is of another type.</exception>
    public int? GetInt32(string key) => (int?)Get(key, typeof(int));

    /// <summary>A number, or null if there is none.</summary>
    /// <exception cref="InvalidOperationException">The value is of another type.</exception>
    public long? GetInt64(string key) => (long?)Get(key, typeof(long));

    /// <summary>An entity that takes the dictionary over instead of copying it.</summary>
    internal static TableEntity Over(Dictionary<string, object?> properties) => new(properties);

    object? Find(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return properties.GetValueOrDefault(key);
    }

    object? Get(string key, Type type)
    {
        var value = Find(key);
        return value is null || type.IsInstanceOfType(value)
            ? value
            : throw new InvalidOperationException($"Cannot return {type} type for a {value.GetType()} typed property.");
    }
}
