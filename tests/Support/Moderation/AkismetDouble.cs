using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace ServerlessBlog.Tests.Support.Moderation;

/// <summary>
/// Stands in for Akismet, written from its documentation (akismet.com/developers: comment-check, submit-spam, submit-ham):
/// the required parameters, the guaranteed answers, and how mistakes are answered.
/// </summary>
public sealed class AkismetDouble : IAsyncDisposable
{
    public const string Key = "a1b2c3d4e5f6";

    /// <summary>The commenter's name that is spam for certain.</summary>
    public const string SpamAuthor = "akismet-guaranteed-spam";

    private readonly ConcurrentQueue<AkismetCall> _calls = new();
    private LocalServer? _server;

    /// <summary>What was called so far, in order.</summary>
    public IReadOnlyList<AkismetCall> Calls => [.. _calls];

    /// <summary>Takes the place of the usual answer when it is set.</summary>
    public RequestDelegate? Instead { get; set; }

    /// <summary>As <c>Moderation__Akismet__Endpoint</c> names it.</summary>
    public string Endpoint => new Uri(Server.Url, "1.1/").AbsoluteUri;

    public string Authority => Server.Authority;

    private LocalServer Server => _server ?? throw new InvalidOperationException("Akismet is not running.");

    public static async Task<AkismetDouble> StartAsync()
    {
        var akismet = new AkismetDouble();
        akismet._server = await LocalServer.StartAsync(akismet.AnswerAsync);
        return akismet;
    }

    public async ValueTask DisposeAsync() => await Server.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        // The server keeps the body before it asks for an answer.
        var form = QueryHelpers.ParseQuery(Server.Requests[^1].Body);
        var name = http.Request.Path.Value!.Split('/')[^1];
        _calls.Enqueue(new AkismetCall(name, form));
        if (Instead is not null)
        {
            await Instead(http);
            return;
        }

        await http.Response.WriteAsync(Answer(name, form, http.Response.Headers));
    }

    private static string Answer(string call, Dictionary<string, StringValues> form, IHeaderDictionary headers)
    {
        if (form.GetValueOrDefault("api_key") != Key)
            return "invalid";
        if (new[] { "blog", "user_ip" }.FirstOrDefault(name => StringValues.IsNullOrEmpty(form.GetValueOrDefault(name))) is { } missing)
        {
            headers["X-akismet-debug-help"] = $"Empty \"{missing}\" value";
            return "Missing required field: " + missing + ".";
        }

        if (call is "submit-spam" or "submit-ham")
            return "Thanks for making the web a better place.";
        if (form.GetValueOrDefault("user_role") == "administrator")
            return "false";
        if (form["comment_content"].ToString().Contains("akismet-test-discard", StringComparison.Ordinal))
            headers["X-akismet-pro-tip"] = "discard";
        return form.GetValueOrDefault("comment_author") == SpamAuthor || form.GetValueOrDefault("comment_author_email") == "akismet-guaranteed-spam@example.com"
            ? "true"
            : "false";
    }
}

/// <summary>A call with its parameters.</summary>
public sealed record AkismetCall(string Name, IReadOnlyDictionary<string, StringValues> Form)
{
    /// <summary>A parameter; empty when it was not sent.</summary>
    public string this[string name] => Form.TryGetValue(name, out var value) ? value.ToString() : "";
}
