using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>One table: its entities, and the table itself. Thread-safe; keep one instance.</summary>
/// <remarks>
/// Implements the Table service REST protocol (Query, Insert, Update, Merge, Delete Entity; Entity Group
/// Transactions). A refused request throws <see cref="RequestFailedException"/> with the service's status and code.
/// </remarks>
public partial class TableClient
{
    readonly TableRest rest;

    /// <summary>For test doubles that override the members.</summary>
    protected TableClient()
    {
        rest = null!;
        Name = null!;
    }

    /// <summary>A table of the account that the connection string names.</summary>
    public TableClient(string connectionString, string tableName)
        : this(connectionString, tableName, null)
    {
    }

    /// <summary>A table of the account that the connection string names.</summary>
    /// <exception cref="InvalidOperationException">The connection string is malformed or incomplete.</exception>
    public TableClient(string connectionString, string tableName, TableClientOptions? options = null)
        : this(new TableRest(TableConnection.Parse(connectionString), options), tableName)
    {
    }

    /// <summary>A table of an account, with the account's key.</summary>
    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential)
        : this(endpoint, tableName, credential, null)
    {
    }

    /// <summary>A table of an account, with the account's key.</summary>
    public TableClient(
        Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions? options = null)
        : this(new TableRest(TableConnection.WithKey(TableUri.WithoutTable(endpoint, tableName), credential), options), tableName)
    {
    }

    /// <summary>A table of an account, with access tokens; needs https.</summary>
    public TableClient(
        Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(
            new TableRest(TableConnection.WithToken(TableUri.WithoutTable(endpoint, tableName), tokenCredential, options), options),
            tableName)
    {
    }

    /// <summary>The table that the endpoint's path ends with, by a SAS that can be renewed.</summary>
    /// <exception cref="ArgumentException">The endpoint is neither https nor loopback.</exception>
    public TableClient(Uri endpoint, AzureSasCredential credential, TableClientOptions? options = null)
        : this(
            new TableRest(
                TableConnection.WithSas(TableUri.WithoutTable(endpoint, TableUri.TableName(endpoint)), credential),
                options),
            TableUri.TableName(endpoint))
    {
    }

    /// <summary>The table that the endpoint's path ends with, by the SAS in its query.</summary>
    /// <exception cref="ArgumentException">The endpoint is neither https nor loopback.</exception>
    public TableClient(Uri endpoint, TableClientOptions? options = null)
        : this(
            new TableRest(
                TableConnection.WithQuery(TableUri.WithoutTable(endpoint, TableUri.TableName(endpoint))),
                options),
            TableUri.TableName(endpoint))
    {
    }

    internal TableClient(TableRest rest, string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        this.rest = rest;
        Name = tableName;
    }

    /// <summary>The name of the storage account.</summary>
    public virtual string AccountName => rest.Connection.AccountName;

    /// <summary>The name of the table.</summary>
    public virtual string Name { get; }

    /// <summary>The address of the table, without a SAS.</summary>
    public virtual Uri Uri => new($"{rest.Connection.Endpoint.AbsoluteUri.TrimEnd('/')}/{Name}");

    /// <summary>Creates the table.</summary>
    /// <exception cref="RequestFailedException">409 TableAlreadyExists or TableBeingDeleted, among others.</exception>
    public virtual Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default) =>
        rest.CreateTableAsync(Name, cancellationToken);

    /// <summary>Creates the table, or leaves it as it is; the raw response's status is 409 in that case.</summary>
    public virtual Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        rest.CreateTableIfNotExistsAsync(Name, cancellationToken);

    /// <summary>Deletes the table with all its entities; a missing table is no error, the response's status is 404 then.</summary>
    public virtual Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        rest.DeleteTableAsync(Name, cancellationToken);

    /// <summary>Builds an OData filter; each interpolated value becomes a literal, quoted and escaped as its type needs.</summary>
    /// <exception cref="ArgumentException">A value has a type that has no literal.</exception>
    public static string CreateQueryFilter(FormattableString filter) => ODataFilter.Create(filter);
}
