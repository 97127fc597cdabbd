namespace Azure.Data.Tables;

/// <summary>What happens to stored properties that an update does not name.</summary>
public enum TableUpdateMode
{
    /// <summary>They stay. A property cannot be removed in this mode.</summary>
    Merge = 0,

    /// <summary>They go: the stored entity becomes exactly the given one.</summary>
    Replace = 1,
}
