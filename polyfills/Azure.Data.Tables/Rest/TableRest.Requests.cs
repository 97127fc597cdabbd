using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>The requests of the Table service REST protocol.</summary>
sealed partial class TableRest
{
    public const string Json = "application/json";
    public const string JsonWithTypes = "application/json;odata=minimalmetadata";
    public const string DataServiceVersion = "3.0";

    public HttpMessage CreateTable(string table)
    {
        var message = Create(RequestMethod.Post, "Tables");
        message.Request.Headers.Add("Prefer", "return-no-content");
        SetJson(message.Request, TableListReader.WriteName(table));
        return message;
    }

    public HttpMessage DeleteTable(string table) => Create(RequestMethod.Delete, $"Tables('{Escape(table)}')");

    public HttpMessage ListTables(string? filter, int? top, string? continuation)
    {
        var message = Create(RequestMethod.Get, "Tables");
        AddQuery(message.Request.Uri, filter, top, null);
        Continuation.AddTableToken(message.Request.Uri, continuation);
        return message;
    }

    public HttpMessage Insert(string table, ITableEntity entity)
    {
        var message = Create(RequestMethod.Post, Escape(table));
        message.Request.Headers.Add("Prefer", "return-no-content");
        SetJson(message.Request, EntityWriter.Write(entity));
        return message;
    }

    public HttpMessage Get(string table, string partitionKey, string rowKey, IEnumerable<string>? select)
    {
        var message = Create(RequestMethod.Get, EntityPath(table, partitionKey, rowKey));
        AddQuery(message.Request.Uri, null, null, select);
        return message;
    }

    public HttpMessage Query(string table, string? filter, int? top, IEnumerable<string>? select, string? continuation)
    {
        var message = Create(RequestMethod.Get, $"{Escape(table)}()");
        AddQuery(message.Request.Uri, filter, top, select);
        Continuation.AddEntityToken(message.Request.Uri, continuation);
        return message;
    }

    /// <summary>Without a version this is an upsert: the protocol tells the two apart by the If-Match header.</summary>
    public HttpMessage Update(string table, ITableEntity entity, TableUpdateMode mode, ETag ifMatch)
    {
        var message = Create(MethodOf(mode), EntityPath(table, entity.PartitionKey, entity.RowKey));
        if (ifMatch != default)
            message.Request.Headers.Add("If-Match", ifMatch.ToString());
        SetJson(message.Request, EntityWriter.Write(entity));
        return message;
    }

    public HttpMessage Delete(string table, string partitionKey, string rowKey, ETag ifMatch)
    {
        var message = Create(RequestMethod.Delete, EntityPath(table, partitionKey, rowKey));
        message.Request.Headers.Add("If-Match", (ifMatch == default ? ETag.All : ifMatch).ToString());
        return message;
    }

    public HttpMessage Transaction(string table, IReadOnlyList<TableTransactionAction> actions)
    {
        var message = Create(RequestMethod.Post, "$batch");
        var content = new TransactionContent(Connection.Endpoint, table);
        foreach (var action in actions)
            content.Add(action);
        message.Request.Headers.Add("Content-Type", content.MediaType);
        message.Request.Content = RequestContent.Create(content.Complete());
        return message;
    }

    public static RequestMethod MethodOf(TableUpdateMode mode) => mode switch
    {
        TableUpdateMode.Merge => RequestMethod.Patch,
        TableUpdateMode.Replace => RequestMethod.Put,
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };

    public static string EntityPath(string table, string partitionKey, string rowKey) =>
        $"{Escape(table)}(PartitionKey='{Escape(partitionKey)}',RowKey='{Escape(rowKey)}')";

    // OData doubles the quotes within a literal, and then the URL escapes what it must.
    static string Escape(string text) => Uri.EscapeDataString(text.Replace("'", "''", StringComparison.Ordinal));

    static void AddQuery(RequestUriBuilder uri, string? filter, int? top, IEnumerable<string>? select)
    {
        if (!string.IsNullOrEmpty(filter))
            uri.AppendQuery("$filter", filter, escapeValue: true);
        if (top is { } count)
            uri.AppendQuery("$top", count.ToString(CultureInfo.InvariantCulture), escapeValue: false);
        if (select is not null)
            uri.AppendQuery("$select", string.Join(',', select), escapeValue: true);
    }

    static void SetJson(Request request, ReadOnlyMemory<byte> json)
    {
        request.Headers.Add("Content-Type", Json);
        request.Content = RequestContent.Create(json);
    }

    HttpMessage Create(RequestMethod method, string path)
    {
        var message = pipeline.CreateMessage();
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(Connection.Endpoint);
        request.Uri.AppendPath("/" + path, escape: false);
        request.Headers.Add("x-ms-version", version);
        request.Headers.Add("DataServiceVersion", DataServiceVersion);
        request.Headers.Add("Accept", JsonWithTypes);
        return message;
    }
}
