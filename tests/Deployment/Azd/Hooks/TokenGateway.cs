using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Azure.Messaging.ServiceBus;
using Microsoft.AspNetCore.Http;
using ServerlessBlog.Local.Azurite;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;

namespace ServerlessBlog.Tests.Deployment.Azd.Hooks;

/// <summary>
/// Stands before Azurite and the Service Bus emulator, which take no tokens over http: replaces the right token by a shared
/// access signature and leaves all else of a request as it is.
/// </summary>
public sealed class TokenGateway(TestBlog blog) : IAsyncDisposable
{
    private static readonly string Expiry = DateTime.UtcNow.AddHours(1).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private readonly HttpClient _client = new();
    private LocalServer? _server;

    public Uri Url => _server!.Url;

    /// <summary>What was asked so far.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => _server!.Requests;

    public async Task StartAsync() => _server = await LocalServer.StartAsync(ForwardAsync);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private async Task ForwardAsync(HttpContext http)
    {
        var parts = http.Request.Path.ToUriComponent().Split('/', 3);
        var (address, token) = parts[1] switch
        {
            "blob" => (WithSignature(blog.Azurite.BlobEndpoint, parts[2], "b"), HookFolder.StorageToken),
            "table" => (WithSignature(blog.Azurite.TableEndpoint, parts[2], "t"), HookFolder.StorageToken),
            _ => ($"http://127.0.0.1:{blog.Bus.Port}/{parts[2]}{http.Request.QueryString}", HookFolder.BusToken),
        };
        if (http.Request.Headers.Authorization != $"Bearer {token}")
        {
            http.Response.StatusCode = 401;
            return;
        }

        using var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), address) { Content = new StreamContent(http.Request.Body) };
        request.Content.Headers.ContentLength = http.Request.ContentLength;
        foreach (var (name, value) in http.Request.Headers.Where(header => header.Key is not ("Authorization" or "Host" or "Content-Length")))
        {
            if (!request.Headers.TryAddWithoutValidation(name, value.ToString()))
                request.Content.Headers.TryAddWithoutValidation(name, value.ToString());
        }

        if (parts[1] == "bus")
            request.Headers.Authorization = new AuthenticationHeaderValue("SharedAccessSignature", BusSignature(blog));
        using var response = await _client.SendAsync(request);
        http.Response.StatusCode = (int)response.StatusCode;
        if (response.Headers.Location is { } location)
            http.Response.Headers.Location = $"{Url}bus{location.PathAndQuery}";
        if (response.StatusCode != System.Net.HttpStatusCode.NoContent)
            await response.Content.CopyToAsync(http.Response.Body);
    }

    // A signature of the account, version 2019-02-02, for this service.
    private static string WithSignature(Uri endpoint, string path, string service)
    {
        var text = $"{AzuriteProcess.AccountName}\nrwdlacu\n{service}\nsco\n\n{Expiry}\n\n\n2019-02-02\n";
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(AzuriteProcess.AccountKey), Encoding.UTF8.GetBytes(text)));
        return $"{endpoint}/{path}?sv=2019-02-02&ss={service}&srt=sco&sp=rwdlacu&se={Uri.EscapeDataString(Expiry)}&sig={Uri.EscapeDataString(signature)}";
    }

    private static string BusSignature(TestBlog blog)
    {
        var key = ServiceBusConnectionStringProperties.Parse(blog.Bus.ConnectionString);
        var resource = Uri.EscapeDataString($"http://127.0.0.1:{blog.Bus.Port}/");
        var expiry = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key.SharedAccessKey!), Encoding.UTF8.GetBytes($"{resource}\n{expiry}")));
        return $"sr={resource}&sig={Uri.EscapeDataString(signature)}&se={expiry}&skn={key.SharedAccessKeyName}";
    }
}
