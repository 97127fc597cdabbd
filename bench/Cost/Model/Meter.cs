namespace ServerlessBlog.Bench.Cost.Model;

/// <summary>What Azure counts and bills.</summary>
internal enum Meter
{
    /// <summary>Functions: every request, message and timer run.</summary>
    Executions,

    /// <summary>Functions: the time that instances are active, by their size.</summary>
    GigabyteSeconds,

    /// <summary>Table Storage: queries and writes alike; an entity group transaction is one.</summary>
    TableTransactions,

    /// <summary>Blob Storage: reads, and what is no class of its own, such as leases.</summary>
    BlobReads,

    /// <summary>Blob Storage: writes of blobs and blocks, and lists.</summary>
    BlobWrites,

    /// <summary>Service Bus: sends, receives, settlements, looks at a queue.</summary>
    BusOperations,

    /// <summary>Table Storage: gigabytes for a month.</summary>
    TableStored,

    /// <summary>Blob Storage: gigabytes for a month.</summary>
    BlobStored,

    /// <summary>Gigabytes that leave the region for readers.</summary>
    Egress,

    /// <summary>Gigabytes of logs taken in.</summary>
    Logs,

    /// <summary>Front Door: months that a profile exists.</summary>
    FrontDoorMonths,

    /// <summary>Front Door: requests.</summary>
    FrontDoorRequests,

    /// <summary>Front Door: gigabytes to readers.</summary>
    FrontDoorTransfer,
}
