using System.Net;
using System.Text;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace ServerlessBlog.Tests.Contracts.Tables;

/// <summary>Stands in for the service where a test must decide its answers; keeps every request.</summary>
sealed class FakeService(Func<FakeService, HttpResponseMessage> answer) : HttpMessageHandler
{
    public List<Received> Requests { get; } = [];

    public Received Last => Requests[^1];

    /// <summary>Options that lead to this service and retry without a noticeable delay.</summary>
    public TableClientOptions Options => new()
    {
        Transport = new HttpClientTransport(this),
        Retry = { Delay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(1) },
    };

    /// <summary>Gives the answers one after the other, and the last one from then on.</summary>
    public static FakeService Answering(params HttpStatusCode[] statuses) =>
        new(service => new HttpResponseMessage(statuses[Math.Min(service.Requests.Count, statuses.Length) - 1]));

    /// <summary>Keeps the entity that was sent last, and gives it back.</summary>
    public static FakeService Echoing() => new(service =>
    {
        if (service.Last.Method != HttpMethod.Get)
            return new HttpResponseMessage(HttpStatusCode.NoContent);

        return Json(HttpStatusCode.OK, service.Requests[^2].Body);
    });

    public static HttpResponseMessage Json(HttpStatusCode status, string json) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(new Received(
            request.Method,
            request.RequestUri!,
            request.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase),
            request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : ""));
        return answer(this);
    }

    /// <summary>A request as it was sent.</summary>
    public sealed record Received(HttpMethod Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, string Body);
}
