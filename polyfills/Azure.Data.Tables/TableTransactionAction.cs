namespace Azure.Data.Tables;

/// <summary>One step of an entity group transaction: what to do, with which entity, under which version.</summary>
public class TableTransactionAction
{
    /// <summary>A step without a condition on the stored version.</summary>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity)
        : this(actionType, entity, default)
    {
    }

    /// <summary>A step that fails with UpdateConditionNotSatisfied unless the stored version is <paramref name="etag"/>.</summary>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
    {
        ActionType = actionType;
        Entity = entity;
        ETag = etag;
    }

    /// <summary>What to do.</summary>
    public TableTransactionActionType ActionType { get; }

    /// <summary>With which entity.</summary>
    public ITableEntity Entity { get; }

    /// <summary>Under which stored version; used by updates and deletes only.</summary>
    public ETag ETag { get; }
}
