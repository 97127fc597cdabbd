namespace Azure.Data.Tables;

/// <summary>What every stored entity has: its two keys, and the version that the service gives it.</summary>
public interface ITableEntity
{
    /// <summary>The first half of the key, at most 1 KiB; entities with the same one can change together.</summary>
    string PartitionKey { get; set; }

    /// <summary>The second half of the key, at most 1 KiB, unique within its partition.</summary>
    string RowKey { get; set; }

    /// <summary>When the service last changed the entity; null before it was read. Never sent.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>The version of the entity that was read; <c>default</c> before that. Never sent with the properties.</summary>
    ETag ETag { get; set; }
}
