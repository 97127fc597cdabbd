using Azure.Core;

namespace Azure.Data.Tables;

public partial class TableClient
{
    /// <summary>Inserts an entity; 204, with the new ETag in the response's header. The object itself is not changed.</summary>
    /// <exception cref="RequestFailedException">409 EntityAlreadyExists, 404 TableNotFound, among others.</exception>
    public virtual async Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        CheckKeys(entity);
        return await rest.SendAsync(rest.Insert(Name, entity), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads an entity.</summary>
    /// <param name="partitionKey">Its partition key.</param>
    /// <param name="rowKey">Its row key.</param>
    /// <param name="select">The properties to read; null for all.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="RequestFailedException">404 ResourceNotFound or TableNotFound, among others.</exception>
    public virtual async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        CheckKeys(partitionKey, rowKey);
        var response = await rest
            .SendAsync(rest.Get(Name, partitionKey, rowKey, select), cancellationToken)
            .ConfigureAwait(false);
        return Response.FromValue(EntityReader<T>.ReadOne(response), response);
    }

    /// <summary>Reads an entity, or finds that it is not there: then the answer has no value, and its status is 404.</summary>
    /// <param name="partitionKey">Its partition key.</param>
    /// <param name="rowKey">Its row key.</param>
    /// <param name="select">The properties to read; null for all.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        CheckKeys(partitionKey, rowKey);
        var message = rest.Get(Name, partitionKey, rowKey, select);
        message.ResponseClassifier = TableRest.NotFoundIsNoError;
        var response = await rest.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return response.Status == 404
            ? new NoEntity<T>(response)
            : Response.FromValue(EntityReader<T>.ReadOne(response), response);
    }

    /// <summary>Inserts an entity or changes the stored one, whatever its version.</summary>
    public virtual async Task<Response> UpsertEntityAsync<T>(
        T entity,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        CheckKeys(entity);
        return await rest
            .SendAsync(rest.Update(Name, entity, mode, default), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Changes a stored entity, if its version is <paramref name="ifMatch"/>.</summary>
    /// <param name="entity">What to store.</param>
    /// <param name="ifMatch">The expected version; <see cref="ETag.All"/> for any.</param>
    /// <param name="mode">What happens to properties that the entity does not name.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="ArgumentException">The version is <c>default</c>.</exception>
    /// <exception cref="RequestFailedException">
    /// 412 UpdateConditionNotSatisfied, 404 ResourceNotFound, among others; nothing has changed then.
    /// </exception>
    public virtual async Task<Response> UpdateEntityAsync<T>(
        T entity,
        ETag ifMatch,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        CheckKeys(entity);
        if (ifMatch == default)
            throw new ArgumentException("The expected version is missing; pass ETag.All to change any.", nameof(ifMatch));

        return await rest
            .SendAsync(rest.Update(Name, entity, mode, ifMatch), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Deletes an entity; a missing one is no error, the response's status is 404 then.</summary>
    /// <param name="partitionKey">Its partition key.</param>
    /// <param name="rowKey">Its row key.</param>
    /// <param name="ifMatch">The expected version; <c>default</c> and <see cref="ETag.All"/> stand for any.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="RequestFailedException">412 UpdateConditionNotSatisfied, among others.</exception>
    public virtual async Task<Response> DeleteEntityAsync(
        string partitionKey,
        string rowKey,
        ETag ifMatch = default,
        CancellationToken cancellationToken = default)
    {
        CheckKeys(partitionKey, rowKey);
        return await rest
            .SendAsync(rest.Delete(Name, partitionKey, rowKey, ifMatch), 404, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Deletes an entity; a missing one is no error, the response's status is 404 then.</summary>
    /// <param name="entity">The entity; only its keys count, its <see cref="ITableEntity.ETag"/> does not.</param>
    /// <param name="ifMatch">The expected version; <c>default</c> and <see cref="ETag.All"/> stand for any.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="RequestFailedException">412 UpdateConditionNotSatisfied, among others.</exception>
    public virtual Task<Response> DeleteEntityAsync(
        ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);
    }

    /// <summary>The entities that a filter lets through, in the order of their keys.</summary>
    /// <param name="filter">An OData filter, best made by <see cref="CreateQueryFilter"/>; null for all.</param>
    /// <param name="maxPerPage">At most so many entities a request, up to 1000.</param>
    /// <param name="select">The properties to read; null for all.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    public virtual AsyncPageable<T> QueryAsync<T>(
        string? filter = null,
        int? maxPerPage = null,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new TablePageable<T>(
            (top, continuation) => rest.Query(Name, filter, top, select, continuation),
            EntityReader<T>.ReadPage,
            rest,
            maxPerPage,
            cancellationToken);

    static void CheckKeys<T>(T entity)
        where T : ITableEntity
    {
        ArgumentNullException.ThrowIfNull(entity);
        CheckKeys(entity.PartitionKey, entity.RowKey);
    }

    static void CheckKeys(string partitionKey, string rowKey)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
    }

    sealed class NoEntity<T>(Response response) : NullableResponse<T>
    {
        public override bool HasValue => false;

        public override T Value => throw new InvalidOperationException("There is no such entity; see HasValue.");

        public override Response GetRawResponse() => response;
    }
}
