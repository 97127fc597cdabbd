namespace Azure.Data.Tables;

/// <summary>One step of an entity group transaction.</summary>
public enum TableTransactionActionType
{
    /// <summary>Insert; fails with EntityAlreadyExists if the key is taken.</summary>
    Add = 0,

    /// <summary>Merge under the action's ETag; with a default ETag this is an upsert.</summary>
    UpdateMerge = 1,

    /// <summary>Replace under the action's ETag; with a default ETag this is an upsert.</summary>
    UpdateReplace = 2,

    /// <summary>Delete under the action's ETag; with a default ETag unconditionally.</summary>
    Delete = 3,

    /// <summary>Insert or merge.</summary>
    UpsertMerge = 4,

    /// <summary>Insert or replace.</summary>
    UpsertReplace = 5,
}
