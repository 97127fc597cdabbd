using System.Buffers;
using System.Text.Json;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>The JSON of tables themselves.</summary>
static class TableListReader
{
    public static ReadOnlyMemory<byte> WriteName(string table)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("TableName", table);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    public static IReadOnlyList<TableItem> ReadPage(Response response)
    {
        using var document = JsonDocument.Parse(response.Content.ToMemory());
        return [.. document.RootElement.GetProperty("value").EnumerateArray().Select(Read)];
    }

    static TableItem Read(JsonElement table) => new(table.GetProperty("TableName").GetString()!);
}
