using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>The tables of a storage account. Thread-safe; keep one instance.</summary>
public class TableServiceClient
{
    readonly TableRest rest;

    /// <summary>For test doubles that override the members.</summary>
    protected TableServiceClient() => rest = null!;

    /// <summary>The account that the connection string names.</summary>
    public TableServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    /// <summary>The account that the connection string names.</summary>
    /// <exception cref="InvalidOperationException">The connection string is malformed or incomplete.</exception>
    public TableServiceClient(string connectionString, TableClientOptions? options = null)
        : this(new TableRest(TableConnection.Parse(connectionString), options))
    {
    }

    /// <summary>An account, with its key.</summary>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, null)
    {
    }

    /// <summary>An account, with its key.</summary>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options)
        : this(new TableRest(TableConnection.WithKey(endpoint, credential), options))
    {
    }

    /// <summary>An account, with access tokens; needs https.</summary>
    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(new TableRest(TableConnection.WithToken(endpoint, tokenCredential, options), options))
    {
    }

    /// <summary>An account, by a SAS that can be renewed.</summary>
    public TableServiceClient(Uri endpoint, AzureSasCredential credential)
        : this(endpoint, credential, null)
    {
    }

    /// <summary>An account, by a SAS that can be renewed.</summary>
    /// <exception cref="ArgumentException">The endpoint is neither https nor loopback.</exception>
    public TableServiceClient(Uri endpoint, AzureSasCredential credential, TableClientOptions? options = null)
        : this(new TableRest(TableConnection.WithSas(endpoint, credential), options))
    {
    }

    /// <summary>An account, by the SAS in the endpoint's query.</summary>
    /// <exception cref="ArgumentException">The endpoint is neither https nor loopback.</exception>
    public TableServiceClient(Uri endpoint, TableClientOptions? options = null)
        : this(new TableRest(TableConnection.WithQuery(endpoint), options))
    {
    }

    TableServiceClient(TableRest rest) => this.rest = rest;

    /// <summary>The name of the storage account.</summary>
    public virtual string AccountName => rest.Connection.AccountName;

    /// <summary>The address of the account's table service, without a SAS.</summary>
    public virtual Uri Uri => rest.Connection.Endpoint;

    /// <summary>Builds an OData filter; each interpolated value becomes a literal, quoted and escaped as its type needs.</summary>
    /// <exception cref="ArgumentException">A value has a type that has no literal.</exception>
    public static string CreateQueryFilter(FormattableString filter) => ODataFilter.Create(filter);

    /// <summary>A client for one table, over the same pipeline; sends nothing, and the table need not be there.</summary>
    public virtual TableClient GetTableClient(string tableName) => new(rest, tableName);

    /// <summary>Creates a table; 3 to 63 letters and digits, the first a letter.</summary>
    /// <exception cref="RequestFailedException">409 TableAlreadyExists or TableBeingDeleted, among others.</exception>
    public virtual Task<Response<TableItem>> CreateTableAsync(
        string tableName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tableName);
        return rest.CreateTableAsync(tableName, cancellationToken);
    }

    /// <summary>Creates a table, or leaves it as it is; the raw response's status is 409 in that case.</summary>
    public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(
        string tableName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tableName);
        return rest.CreateTableIfNotExistsAsync(tableName, cancellationToken);
    }

    /// <summary>Deletes a table with all its entities; a missing one is no error, the response's status is 404 then.</summary>
    public virtual Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tableName);
        return rest.DeleteTableAsync(tableName, cancellationToken);
    }

    /// <summary>The tables that a filter on <c>TableName</c> lets through, in the order of their names.</summary>
    /// <param name="filter">An OData filter; null for all.</param>
    /// <param name="maxPerPage">At most so many tables a request, up to 1000.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    public virtual AsyncPageable<TableItem> QueryAsync(
        string? filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new TablePageable<TableItem>(
            (top, continuation) => rest.ListTables(filter, top, continuation),
            TableListReader.ReadPage,
            rest,
            maxPerPage,
            cancellationToken);

    /// <summary>The tables that a filter lets through; its interpolated values become literals.</summary>
    /// <param name="filter">An interpolated OData filter.</param>
    /// <param name="maxPerPage">At most so many tables a request, up to 1000.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    public virtual AsyncPageable<TableItem> QueryAsync(
        FormattableString filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        QueryAsync(ODataFilter.Create(filter), maxPerPage, cancellationToken);
}
