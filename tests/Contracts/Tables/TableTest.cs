using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Tables;

[CollectionDefinition(nameof(Tables))]
public sealed class AzuriteTests : ICollectionFixture<AzuriteFixture>;

/// <summary>A test with a fresh table of its own.</summary>
[Collection(nameof(Tables))]
public abstract class TableTest(AzuriteFixture azurite) : IAsyncLifetime
{
    protected string ConnectionString => azurite.ConnectionString;

    protected TableServiceClient Service => field ??= new(ConnectionString);

    protected string TableName { get; } = $"T{Guid.NewGuid():N}";

    protected TableClient Table => field ??= Service.GetTableClient(TableName);

    protected static string AccountKey => AzuriteFixture.AccountKey;

    public virtual async Task InitializeAsync() => await Table.CreateAsync();

    public virtual async Task DisposeAsync() => await Table.DeleteAsync();

    /// <summary>Adds the rows 00000, 00001, ... of one partition, each with its number N.</summary>
    protected async Task AddNumberedAsync(string partition, int count)
    {
        foreach (var chunk in Enumerable.Range(0, count).Chunk(100))
        {
            await Table.SubmitTransactionAsync(chunk.Select(number => new TableTransactionAction(
                TableTransactionActionType.Add,
                new TableEntity(partition, number.ToString("D5", CultureInfo.InvariantCulture)) { ["N"] = number })));
        }
    }

    protected static async Task<IReadOnlyList<T>> ListAsync<T>(AsyncPageable<T> pageable)
        where T : notnull
    {
        var all = new List<T>();
        await foreach (var item in pageable)
            all.Add(item);
        return all;
    }

    protected static async Task<RequestFailedException> ShouldFailAsync(Func<Task> act, int status, TableErrorCode code)
    {
        var failure = await act.ShouldThrowAsync<RequestFailedException>();
        failure.Status.ShouldBe(status);
        (failure.ErrorCode == code).ShouldBeTrue($"{failure.ErrorCode} should be {code}");
        return failure;
    }
}
