using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using ServerlessBlog.Local.Azurite;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Local;

public sealed class AzuriteDurabilityTests : IDisposable
{
    private const int Kills = 15;

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("durability-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task What_was_acknowledged_before_a_kill_is_there_after_it_and_a_transaction_wholly_or_not_at_all()
    {
        var random = new Random(20260131);
        List<StorageCell> cells =
        [
            .. Enumerable.Range(0, 4).Select(i => new EntityCell($"entity-{i}")),
            .. Enumerable.Range(0, 3).Select(i => new TransactionCell($"transaction-{i}")),
            .. Enumerable.Range(0, 3).Select(i => new BlobCell($"blob-{i}")),
        ];
        var options = new AzuriteOptions { DataDirectory = _data.FullName };
        for (var kill = 0; kill <= Kills; kill++)
        {
            await using var azurite = await AzuriteProcess.StartAsync(options);
            options = options with { BlobPort = azurite.BlobPort, TablePort = azurite.TablePort };
            await ConnectAsync(azurite, cells);

            foreach (var cell in cells)
                await cell.SettleAsync();
            await WriteUntilKilledAsync(azurite, cells, killAfter: random.Next(1, 300));
        }

        cells.ShouldAllBe(cell => cell.Attempted != null || cell.Acknowledged != null);
    }

    [Fact]
    public async Task A_restart_after_a_clean_end_finds_everything()
    {
        var cell = new EntityCell("entity");
        await using (var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { DataDirectory = _data.FullName }))
        {
            await ConnectAsync(azurite, [cell]);
            await cell.WriteNextAsync();
        }

        await using var again = await AzuriteProcess.StartAsync(new AzuriteOptions { DataDirectory = _data.FullName });
        await ConnectAsync(again, [cell]);
        (await cell.SettleAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_failed_transaction_leaves_nothing_behind_after_a_kill()
    {
        var options = new AzuriteOptions { DataDirectory = _data.FullName };
        await using (var azurite = await AzuriteProcess.StartAsync(options))
        {
            var table = await TableAsync(azurite);
            await table.AddEntityAsync(new TableEntity("p", "taken"));
            await Should.ThrowAsync<RequestFailedException>(table.SubmitTransactionAsync(
            [
                new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", "new")),
                new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", "taken")),
            ]));
            await azurite.KillAsync();
        }

        await using var again = await AzuriteProcess.StartAsync(options);
        var rows = new List<string>();
        await foreach (var entity in (await TableAsync(again)).QueryAsync<TableEntity>())
            rows.Add(entity.RowKey);
        rows.ShouldBe(["taken"]);
    }

    [Fact]
    public async Task The_journal_is_compacted_when_it_has_outgrown_the_state()
    {
        const int Rewrites = 80;
        var options = new AzuriteOptions { DataDirectory = _data.FullName };
        var large = new string('x', 30_000);
        await using (var azurite = await AzuriteProcess.StartAsync(options))
        {
            var table = await TableAsync(azurite);
            for (var version = 0; version < Rewrites; version++)
                await table.SubmitTransactionAsync(Enumerable.Range(0, 10).Select(row => new TableTransactionAction(
                    TableTransactionActionType.UpsertReplace, new TableEntity("p", $"{row}") { ["Version"] = version, ["Text"] = large })));
            await azurite.KillAsync();
        }

        var written = Rewrites * 10L * large.Length;
        _data.EnumerateFiles("tables.journal*").Sum(file => file.Length).ShouldBeLessThan(written / 2);

        await using var again = await AzuriteProcess.StartAsync(options);
        var versions = new List<int?>();
        await foreach (var entity in (await TableAsync(again)).QueryAsync<TableEntity>())
            versions.Add(entity.GetInt32("Version"));
        versions.ShouldBe(Enumerable.Repeat<int?>(Rewrites - 1, 10));
    }

    [Fact]
    public async Task An_instance_in_memory_writes_no_files()
    {
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { DataDirectory = _data.FullName, Durable = false });
        var cell = new BlobCell("blob");
        await ConnectAsync(azurite, [cell]);
        await cell.WriteNextAsync();

        (await cell.SettleAsync()).ShouldBe(1);
        _data.EnumerateFileSystemInfos().ShouldBeEmpty();
    }

    private static async Task WriteUntilKilledAsync(AzuriteProcess azurite, List<StorageCell> cells, int killAfter)
    {
        var answered = 0;
        async Task WriteAsync(StorageCell cell)
        {
            try
            {
                while (true)
                {
                    await cell.WriteNextAsync();
                    if (Interlocked.Increment(ref answered) == killAfter)
                        azurite.Kill();
                }
            }
            catch (RequestFailedException killed) when (killed.Status == 0)
            {
                // The connection broke: whether this write was done is open.
            }
        }

        await Task.WhenAll(cells.Select(cell => Task.Run(() => WriteAsync(cell))));
        await azurite.Exited;
    }

    private static async Task ConnectAsync(AzuriteProcess azurite, IEnumerable<StorageCell> cells)
    {
        var table = await TableAsync(azurite);
        var container = new BlobContainerClient(azurite.ConnectionString, "durability", WithoutRetries(new BlobClientOptions()));
        await container.CreateIfNotExistsAsync();
        foreach (var cell in cells)
            cell.Connect(table, container);
    }

    private static async Task<TableClient> TableAsync(AzuriteProcess azurite)
    {
        var table = new TableClient(azurite.ConnectionString, "durability", WithoutRetries(new TableClientOptions()));
        await table.CreateIfNotExistsAsync();
        return table;
    }

    private static T WithoutRetries<T>(T options) where T : ClientOptions
    {
        options.Retry.MaxRetries = 0;
        return options;
    }
}
