namespace ServerlessBlog.Tests.Support.OpenApi;

/// <summary>Holds every answer that a client sees to the description, which it reads from the same app first.</summary>
public sealed class OpenApiContractHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly SemaphoreSlim _reading = new(1);
    private OpenApiContract? _contract;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var contract = await ContractAsync(request.RequestUri!, cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        await contract.AssertDescribedAsync(response, cancellationToken);
        return response;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _reading.Dispose();
        base.Dispose(disposing);
    }

    private async Task<OpenApiContract> ContractAsync(Uri app, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            return _contract ??= await ReadAsync(app, cancellationToken);
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<OpenApiContract> ReadAsync(Uri app, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app, "/api/openapi.json"));
        using var response = (await base.SendAsync(request, cancellationToken)).EnsureSuccessStatusCode();
        return OpenApiContract.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
    }
}
