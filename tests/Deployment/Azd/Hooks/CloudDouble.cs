using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using ServerlessBlog.Tests.Support;

namespace ServerlessBlog.Tests.Deployment.Azd.Hooks;

/// <summary>Plays storage and Service Bus to who has the right token, once the roles work.</summary>
public sealed class CloudDouble : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, string> _stored = new(StringComparer.Ordinal);
    private LocalServer? _server;
    private int _asked;

    /// <summary>The status of a request, by its number from 0 on, that does not get through; null for one that does.</summary>
    public Func<int, int?> Refuse { get; init; } = _ => null;

    /// <summary>Whether a dead letter waits in the queue.</summary>
    public bool HasDeadLetter { get; init; }

    /// <summary>What was asked so far.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => _server!.Requests;

    /// <summary>The blobs and rows that are still there.</summary>
    public IEnumerable<string> Stored => _stored.Keys;

    /// <summary>What azd's environment has of it after provisioning.</summary>
    public (string Name, string Value)[] Environment =>
    [
        ("AZURE_STORAGE_BLOB_ENDPOINT", $"{_server!.Url}blob/"), ("AZURE_STORAGE_TABLE_ENDPOINT", $"{_server.Url}table/"),
        ("AZURE_SERVICE_BUS_ENDPOINT", $"{_server.Url}bus"), ("BLOG_DEPLOYMENT_CONTAINER", "app-package"),
        ("BLOG_PROBE_INTERVAL", "0"), ("BLOG_PROBE_TIMEOUT", "60"),
    ];

    public async Task StartAsync() => _server = await LocalServer.StartAsync(AnswerAsync);

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task AnswerAsync(HttpContext http)
    {
        var request = http.Request;
        var path = request.Path.ToString();
        var isBus = path.StartsWith("/bus/", StringComparison.Ordinal);
        if (request.Headers.Authorization != $"Bearer {(isBus ? HookFolder.BusToken : HookFolder.StorageToken)}")
            http.Response.StatusCode = 401;
        else if (Refuse(_asked++) is { } status)
            http.Response.StatusCode = status;
        else if (isBus)
            AnswerQueue(http, $"{request.Method} {path["/bus/".Length..]}{request.QueryString}");
        else
            await AnswerStorageAsync(http, path, isBlob: path.StartsWith("/blob/app-package/probe-", StringComparison.Ordinal));
    }

    private void AnswerQueue(HttpContext http, string asked)
    {
        http.Response.StatusCode = asked switch
        {
            "POST indexing/messages" => 201,
            "POST indexing/$DeadLetterQueue/messages/head?timeout=0" => HasDeadLetter ? 201 : 204,
            "PUT indexing/$DeadLetterQueue/messages/7/lock" => 200,
            _ => 400,
        };
        if (http.Response.StatusCode == 201)
            http.Response.Headers.Location = $"{_server!.Url}bus/indexing/$DeadLetterQueue/messages/7/lock";
    }

    private async Task AnswerStorageAsync(HttpContext http, string path, bool isBlob)
    {
        var headers = http.Request.Headers;
        var isRow = path.StartsWith("/table/schedule(PartitionKey='probe',RowKey='", StringComparison.Ordinal);
        var isWellFormed = isBlob || isRow && (http.Request.Method != "DELETE" || headers.IfMatch == "*");
        // Version 2020-12-06 is the first in which tables take tokens.
        if (!isWellFormed || string.CompareOrdinal(headers["x-ms-version"], "2020-12-06") < 0)
        {
            http.Response.StatusCode = 400;
            return;
        }

        switch (http.Request.Method)
        {
            case "PUT" when !isBlob || headers["x-ms-blob-type"] == "BlockBlob":
                _stored[path] = await new StreamReader(http.Request.Body).ReadToEndAsync();
                http.Response.StatusCode = isBlob ? 201 : 204;
                break;
            case "GET" when _stored.TryGetValue(path, out var text):
                await http.Response.WriteAsync(text);
                break;
            case "DELETE" when _stored.TryRemove(path, out _):
                http.Response.StatusCode = isBlob ? 202 : 204;
                break;
            default:
                http.Response.StatusCode = 404;
                break;
        }
    }
}
