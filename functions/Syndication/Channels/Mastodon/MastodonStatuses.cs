using System.Globalization;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Posts.Rendering;
using ServerlessBlog.Posts.Text;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.Http;

namespace ServerlessBlog.Syndication.Channels.Mastodon;

/// <summary>Reads the account's own statuses, newest first.</summary>
internal sealed class MastodonStatuses(Uri instance, string token, OutboundClient client)
{
    private const int PageSize = 40;
    private const int MaxPages = 50;

    private string? _account;

    /// <summary>Those from <paramref name="from"/> on, newest first; reposts are not among them.</summary>
    /// <exception cref="ChannelException">The instance did not answer, or refused.</exception>
    public async IAsyncEnumerable<JObject> ReadAsync(DateTimeOffset from, bool withReplies, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _account ??= (await AskAsync("api/v1/accounts/verify_credentials", ChannelJson.ObjectOf, cancellationToken)).Text("id") ?? throw NoAnswer();
        var path = $"api/v1/accounts/{Uri.EscapeDataString(_account)}/statuses?limit={PageSize}&exclude_reblogs=true&exclude_replies={(withReplies ? "false" : "true")}";
        var before = "";
        for (var page = 0; page < MaxPages; page++)
        {
            var statuses = await AskAsync(path + before, ChannelJson.ObjectsOf, cancellationToken);
            foreach (var status in statuses)
            {
                if (TimeOf(status) < from)
                    yield break;
                yield return status;
            }

            if (statuses.Count == 0 || statuses[^1].Text("id") is not { } last)
                yield break;
            before = $"&max_id={Uri.EscapeDataString(last)}";
        }
    }

    /// <summary>When a status was made.</summary>
    public static DateTimeOffset TimeOf(JObject status) =>
        DateTimeOffset.TryParse(status.Text("created_at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : default;

    /// <summary>Its text without markup, links as whole URLs.</summary>
    public static string TextOf(JObject status)
    {
        try
        {
            return PlainText.FromHtml(status.Text("content") ?? "");
        }
        catch (BodyTooComplexException)
        {
            return "";
        }
    }

    private async Task<T> AskAsync<T>(string path, Func<OutboundResponse, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var answer = await client.SendAsync(OutboundRequest.Get(new Uri(instance, path)) with { Headers = [new("Authorization", $"Bearer {token}")] }, cancellationToken);
            return answer.IsSuccess ? read(answer) ?? throw NoAnswer() : throw new ChannelException(Refusal((int)answer.Status));
        }
        catch (OutboundException exception)
        {
            throw new ChannelException(exception.Message, exception);
        }
    }

    private static string Refusal(int status) => status switch
    {
        401 => "The instance does not accept the access token.",
        403 => "The access token may not read: give its application read:statuses and read:accounts.",
        _ => string.Create(CultureInfo.InvariantCulture, $"The instance answered with status {status} when it was asked for the account's statuses."),
    };

    private static ChannelException NoAnswer() => new("The instance's answer is not what Mastodon answers.");
}
