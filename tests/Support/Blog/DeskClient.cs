using System.Net;
using System.Text.RegularExpressions;

namespace ServerlessBlog.Tests.Support.Blog;

/// <summary>The author's browser on the desk, as far as HTTP shows it: a cookie, and forms with their token.</summary>
public sealed partial class DeskClient(HttpClient http)
{
    /// <summary>The session's cookie as it is sent; null before signing in.</summary>
    public string? Cookie { get; set; }

    /// <summary>The token that forms carry.</summary>
    public string Token { get; set; } = "";

    /// <summary>A client that has signed in.</summary>
    /// <param name="http">What sends the requests.</param>
    /// <param name="address">The client's address, for a blog that reads it from <see cref="TestBlog.ClientHeader"/>.</param>
    public static async Task<DeskClient> SignInAsync(HttpClient http, string address = "")
    {
        var desk = new DeskClient(http);
        using var response = await desk.SendAsync(HttpMethod.Post, "/desk/sign-in", [("key", TestBlog.AuthorKey)], [(TestBlog.ClientHeader, address)]);
        if (response.StatusCode != HttpStatusCode.SeeOther)
            throw new InvalidOperationException($"Signing in answered {response.StatusCode}.");
        desk.Cookie = response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        desk.Token = TokenField().Match(await desk.GetTextAsync("/desk")).Groups["token"].Value;
        return desk;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null, []);

    public async Task<string> GetTextAsync(string path)
    {
        using var response = await GetAsync(path);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Sends a form with the session's token.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(HttpMethod.Post, path, [("token", Token), .. fields], []);

    /// <summary>Sends what it is told, with the cookie.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, (string Name, string Value)[]? fields, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (Cookie is not null)
            request.Headers.Add("Cookie", Cookie);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (fields is not null)
            request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await http.SendAsync(request);
    }

    [GeneratedRegex("name=\"token\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenField();
}
