using System.Buffers;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>Writes the multipart body of an entity group transaction: one change set of unsigned sub-requests.</summary>
sealed class TransactionContent(Uri endpoint, string table)
{
    readonly string batch = $"batch_{Guid.NewGuid()}";
    readonly string changeset = $"changeset_{Guid.NewGuid()}";
    readonly ArrayBufferWriter<byte> buffer = new(4096);
    bool started;

    public string MediaType => $"multipart/mixed; boundary={batch}";

    public void Add(TableTransactionAction action)
    {
        var entity = action.Entity;
        switch (action.ActionType)
        {
            case TableTransactionActionType.Add:
                AddStep("POST", Uri.EscapeDataString(table), default, EntityWriter.Write(entity), "return-no-content");
                break;
            case TableTransactionActionType.Delete:
                AddStep("DELETE", PathOf(entity), action.ETag == default ? ETag.All : action.ETag, null);
                break;
            case TableTransactionActionType.UpdateMerge:
                AddStep("PATCH", PathOf(entity), action.ETag, EntityWriter.Write(entity));
                break;
            case TableTransactionActionType.UpdateReplace:
                AddStep("PUT", PathOf(entity), action.ETag, EntityWriter.Write(entity));
                break;
            case TableTransactionActionType.UpsertMerge:
                AddStep("PATCH", PathOf(entity), default, EntityWriter.Write(entity));
                break;
            case TableTransactionActionType.UpsertReplace:
                AddStep("PUT", PathOf(entity), default, EntityWriter.Write(entity));
                break;
            default:
                throw new InvalidOperationException($"There is no transaction step {action.ActionType}.");
        }
    }

    public ReadOnlyMemory<byte> Complete()
    {
        Line($"--{changeset}--");
        Line($"--{batch}--");
        return buffer.WrittenMemory;
    }

    string PathOf(ITableEntity entity) => TableRest.EntityPath(table, entity.PartitionKey, entity.RowKey);

    void AddStep(string method, string path, ETag ifMatch, ReadOnlyMemory<byte>? json, string? prefer = null)
    {
        if (!started)
        {
            Line($"--{batch}");
            Line($"Content-Type: multipart/mixed; boundary={changeset}");
            Line("");
            started = true;
        }

        Line($"--{changeset}");
        Line("Content-Type: application/http");
        Line("Content-Transfer-Encoding: binary");
        Line("");
        Line($"{method} {endpoint.AbsoluteUri.TrimEnd('/')}/{path} HTTP/1.1");
        Line($"Accept: {TableRest.JsonWithTypes}");
        Line($"DataServiceVersion: {TableRest.DataServiceVersion}");
        if (prefer is not null)
            Line($"Prefer: {prefer}");
        if (ifMatch != default)
            Line($"If-Match: {ifMatch}");
        if (json is { } body)
        {
            Line($"Content-Type: {TableRest.Json}");
            Line("");
            buffer.Write(body.Span);
        }

        Line("");
        Line("");
    }

    void Line(string text)
    {
        Encoding.UTF8.GetBytes(text, buffer);
        buffer.Write("\r\n"u8);
    }
}
