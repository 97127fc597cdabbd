using Azure;
using Azure.Data.Tables;

namespace ServerlessBlog.Tests.Unit.Desk;

/// <summary>Tables in memory, with what sessions need of them.</summary>
internal sealed class MemoryTables : TableServiceClient
{
    private readonly MemoryTable _table = new();

    public override TableClient GetTableClient(string tableName) => _table;

    private sealed class MemoryTable : TableClient
    {
        private readonly Dictionary<(string, string), ITableEntity> _rows = [];

        public override Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        {
            _rows.Add((entity.PartitionKey, entity.RowKey), entity);
            return Task.FromResult<Response>(null!);
        }

        public override Task<Response> UpsertEntityAsync<T>(T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        {
            _rows[(entity.PartitionKey, entity.RowKey)] = entity;
            return Task.FromResult<Response>(null!);
        }

        public override Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
            string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        {
            var row = _rows.GetValueOrDefault((partitionKey, rowKey));
            return Task.FromResult<NullableResponse<T>>(new Found<T>((T?)row));
        }
    }

    private sealed class Found<T>(T? row) : NullableResponse<T>
        where T : class
    {
        public override bool HasValue => row is not null;

        public override T? Value => row;

        public override Response GetRawResponse() => null!;
    }
}
