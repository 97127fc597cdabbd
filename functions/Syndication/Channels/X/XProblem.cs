using Newtonsoft.Json.Linq;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Syndication.Channels.Http;

namespace ServerlessBlog.Syndication.Channels.X;

/// <summary>
/// Why X refused a request: a problem (type, title, detail) whose types are <c>https://api.x.com/2/problems/…</c>, older ones
/// under api.twitter.com, or a list of errors with a code and a message, or both.
/// </summary>
/// <param name="Type">The last part of the problem's type; empty for none.</param>
/// <param name="Words">What X says, as one line.</param>
/// <param name="Codes">The codes of the errors.</param>
internal sealed record XProblem(string Type, string Words, IReadOnlyList<int> Codes)
{
    private const int DuplicateCode = 187;

    // What the app or the account may not do at all, with any text.
    private static readonly HashSet<string> ClosedTypes = new(StringComparer.Ordinal) { "client-forbidden", "oauth1-permissions", "unsupported-authentication" };

    // Suspended, application may not write, locked, access level.
    private static readonly HashSet<int> ClosedCodes = [64, 261, 326, 453];

    /// <summary>Whether X has the same text from this account already.</summary>
    public bool IsDuplicate => Codes.Contains(DuplicateCode) || Words.Contains("duplicate content", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is the usage that was paid for that is used up, not the rate.</summary>
    public bool IsUsageCap => Type == "usage-capped" || Words.Contains("usage cap", StringComparison.OrdinalIgnoreCase) || Words.Contains("UsageCapExceeded", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether nothing at all is taken until the author changes something at X.</summary>
    public bool IsClosed => ClosedTypes.Contains(Type) || Codes.Any(ClosedCodes.Contains);

    /// <param name="answer">The answer.</param>
    /// <param name="secrets">What must not be repeated.</param>
    public static XProblem Of(OutboundResponse answer, params ReadOnlySpan<string?> secrets)
    {
        var body = ChannelJson.ObjectOf(answer);
        var errors = (body?["errors"] as JArray)?.OfType<JObject>().ToList() ?? [];
        string?[] words = [body.Text("title"), body.Text("detail"), .. errors.Select(error => error.Text("message") ?? error.Text("detail"))];
        return new XProblem(
            (body.Text("type") ?? "").Split('/')[^1],
            ChannelJson.OneLine(string.Join(" – ", words.OfType<string>().Distinct(StringComparer.Ordinal)), secrets),
            [.. errors.Select(error => error["code"]).OfType<JValue>().Where(code => code.Value is long and > 0 and <= int.MaxValue).Select(code => (int)(long)code.Value!)]);
    }
}
