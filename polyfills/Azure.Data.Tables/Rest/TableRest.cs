using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>The pipeline to one account: sends requests, and turns refusals into exceptions.</summary>
sealed partial class TableRest
{
    readonly HttpPipeline pipeline;
    readonly string version;

    public TableRest(TableConnection connection, TableClientOptions? options)
    {
        options ??= new TableClientOptions();
        Connection = connection;
        version = options.VersionText;
        var pipelineOptions = new HttpPipelineOptions(options) { RequestFailedDetailsParser = TableErrorParser.Instance };
        if (connection.Authentication is { } authentication)
            pipelineOptions.PerRetryPolicies.Add(authentication);
        pipeline = HttpPipelineBuilder.Build(pipelineOptions);
    }

    /// <summary>For reads that may find nothing: no failure, and none in the logs.</summary>
    public static ResponseClassifier NotFoundIsNoError { get; } = new StatusCodeClassifier([200, 404]);

    /// <summary>For creations that may find their work done: no failure, and none in the logs.</summary>
    public static ResponseClassifier ConflictIsNoError { get; } = new StatusCodeClassifier([201, 204, 409]);

    public TableConnection Connection { get; }

    public async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        using (message)
        {
            await pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
            return message.Response.IsError ? throw new RequestFailedException(message.Response) : message.Response;
        }
    }

    public async Task<Response> SendAsync(HttpMessage message, int tolerated, CancellationToken cancellationToken)
    {
        using (message)
        {
            await pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
            return message.Response.IsError && message.Response.Status != tolerated
                ? throw new RequestFailedException(message.Response)
                : message.Response;
        }
    }

    public async Task<Response<TableItem>> CreateTableAsync(string table, CancellationToken cancellationToken) =>
        Response.FromValue(
            new TableItem(table),
            await SendAsync(CreateTable(table), cancellationToken).ConfigureAwait(false));

    public async Task<Response<TableItem>> CreateTableIfNotExistsAsync(string table, CancellationToken cancellationToken)
    {
        var message = CreateTable(table);
        message.ResponseClassifier = ConflictIsNoError;
        var response = await SendAsync(message, cancellationToken).ConfigureAwait(false);
        if (response.Status == 409 && new RequestFailedException(response) is var conflict
            && conflict.ErrorCode == TableErrorCode.TableBeingDeleted)
        {
            throw conflict;
        }

        return Response.FromValue(new TableItem(table), response);
    }

    public Task<Response> DeleteTableAsync(string table, CancellationToken cancellationToken) =>
        SendAsync(DeleteTable(table), 404, cancellationToken);
}
