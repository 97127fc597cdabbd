namespace Azure.Data.Tables;

/// <summary>The names that the protocol reserves in an entity.</summary>
static class EntityNames
{
    public const string PartitionKey = "PartitionKey";
    public const string RowKey = "RowKey";
    public const string Timestamp = "Timestamp";
    public const string ETag = "odata.etag";
}
