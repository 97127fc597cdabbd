using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>An entity group transaction was refused, and nothing of it was written.</summary>
public class TableTransactionFailedException : RequestFailedException
{
    internal const string FailedEntityIndex = "FailedEntity";

    /// <summary>Wraps the failure of the step that made the whole transaction fail.</summary>
    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(
            NotNull(requestFailedException).Status,
            requestFailedException.Message,
            requestFailedException.ErrorCode,
            requestFailedException.InnerException)
    {
        var data = base.Data;
        foreach (var key in requestFailedException.Data.Keys)
            data[key] = requestFailedException.Data[key];
        FailedTransactionActionIndex =
            int.TryParse(data[FailedEntityIndex] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? index
                : null;
    }

    /// <summary>The zero-based position of the refused step in the submitted list, or null if the service named none.</summary>
    public int? FailedTransactionActionIndex { get; }

    static RequestFailedException NotNull(RequestFailedException requestFailedException)
    {
        ArgumentNullException.ThrowIfNull(requestFailedException);
        return requestFailedException;
    }
}
