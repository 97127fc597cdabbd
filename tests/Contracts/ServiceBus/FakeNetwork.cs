using System.Collections.Concurrent;
using System.Net;
using Azure.Core.Pipeline;
using Azure.Messaging.ServiceBus;

namespace ServerlessBlog.Tests.Contracts.ServiceBus;

/// <summary>Answers requests of a client without a network and remembers them.</summary>
sealed class FakeNetwork(Func<HttpRequestMessage, int, HttpResponseMessage> answer) : HttpMessageHandler
{
    int _count;

    public ConcurrentQueue<SentRequest> Requests { get; } = [];

    public ServiceBusClientOptions Options(int maxRetries = 3) => new()
    {
        Transport = new HttpClientTransport(this),
        RetryOptions = new() { MaxRetries = maxRetries, Delay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(1) },
    };

    public static FakeNetwork Always(HttpStatusCode status, string body = "") => new((_, _) => Answer(status, body));

    public static HttpResponseMessage Answer(HttpStatusCode status, string body = "") => new(status) { Content = new StringContent(body) };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Requests.Enqueue(new(
            request.Method.Method,
            request.RequestUri!,
            request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
                .ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase),
            request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken)));
        return answer(request, Interlocked.Increment(ref _count));
    }
}

sealed record SentRequest(string Method, Uri Uri, Dictionary<string, string> Headers, byte[] Body);
