using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Shouldly;

namespace ServerlessBlog.Tests.Contracts.Local;

/// <summary>One thing in storage that holds a version number, or nothing. Written by one writer at a time.</summary>
internal abstract class StorageCell
{
    private int _next;

    /// <summary>The last version whose write was answered.</summary>
    public int? Acknowledged { get; private set; }

    /// <summary>The last version whose write was sent.</summary>
    public int? Attempted { get; private set; }

    /// <summary>Writes the next version; every fifth time the thing is deleted instead.</summary>
    public async Task WriteNextAsync()
    {
        _next++;
        Attempted = _next % 5 == 0 ? null : _next;
        await (Attempted is { } version ? PutAsync(version) : DeleteAsync());
        Acknowledged = Attempted;
    }

    /// <summary>Reads what is stored, and takes it for the state to go on from.</summary>
    public async Task<int?> SettleAsync()
    {
        var stored = await ReadAsync();
        stored.ShouldBeOneOf(Acknowledged, Attempted);
        return Acknowledged = Attempted = stored;
    }

    /// <summary>Uses another client from now on: the services were started anew.</summary>
    public abstract void Connect(TableClient table, BlobContainerClient container);

    protected abstract Task PutAsync(int version);

    protected abstract Task DeleteAsync();

    protected abstract Task<int?> ReadAsync();
}

internal sealed class EntityCell(string name) : StorageCell
{
    private TableClient _table = null!;

    public override void Connect(TableClient table, BlobContainerClient container) => _table = table;

    protected override Task PutAsync(int version) =>
        _table.UpsertEntityAsync(new TableEntity("entity", name) { ["Version"] = version }, TableUpdateMode.Replace);

    protected override Task DeleteAsync() => _table.DeleteEntityAsync("entity", name, ETag.All);

    protected override async Task<int?> ReadAsync()
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>("entity", name);
        return found.HasValue ? found.Value!.GetInt32("Version") : null;
    }
}

/// <summary>Twenty entities that are written in one transaction: they must always agree.</summary>
internal sealed class TransactionCell(string name) : StorageCell
{
    private TableClient _table = null!;

    public override void Connect(TableClient table, BlobContainerClient container) => _table = table;

    protected override Task PutAsync(int version) =>
        SubmitAsync(TableTransactionActionType.UpsertReplace, version);

    protected override Task DeleteAsync() => SubmitAsync(TableTransactionActionType.Delete, 0);

    protected override async Task<int?> ReadAsync()
    {
        var versions = new List<int?>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {name}")))
            versions.Add(entity.GetInt32("Version"));
        versions.Count.ShouldBeOneOf(0, 20);
        return versions.Distinct().SingleOrDefault();
    }

    private async Task SubmitAsync(TableTransactionActionType type, int version) =>
        await _table.SubmitTransactionAsync(Enumerable.Range(0, 20).Select(row => new TableTransactionAction(
            type, new TableEntity(name, row.ToString(CultureInfo.InvariantCulture)) { ["Version"] = version }, ETag.All)));
}

internal sealed class BlobCell(string name) : StorageCell
{
    private BlobClient _blob = null!;

    public override void Connect(TableClient table, BlobContainerClient container) => _blob = container.GetBlobClient(name);

    protected override Task PutAsync(int version) =>
        _blob.UploadAsync(BinaryData.FromString($"{version}\n{new string('x', version * 997 % 70_000)}"), overwrite: true);

    protected override Task DeleteAsync() => _blob.DeleteAsync();

    protected override async Task<int?> ReadAsync()
    {
        if (!await _blob.ExistsAsync())
            return null;
        var content = (await _blob.DownloadContentAsync()).Value.Content.ToString();
        var version = int.Parse(content.AsSpan(0, content.IndexOf('\n', StringComparison.Ordinal)), CultureInfo.InvariantCulture);
        content.Length.ShouldBe(content.IndexOf('\n', StringComparison.Ordinal) + 1 + (version * 997 % 70_000));
        return version;
    }
}
