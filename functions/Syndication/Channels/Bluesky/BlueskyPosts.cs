using System.Net;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Channels.Bluesky;

/// <summary>The account's posts by their record keys, which we give them: the same key is never two posts.</summary>
internal sealed class BlueskyPosts(Xrpc xrpc, BlueskySettings settings)
{
    private readonly string _view = (settings.AppViewUrl is { Length: > 0 } view ? view : "https://bsky.app").TrimEnd('/');

    /// <summary>Whether the post of that key is there. Needs no token.</summary>
    public async Task<LookUpResult> FindAsync(string did, string key, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await xrpc.QueryAsync("com.atproto.repo.getRecord", null, cancellationToken, ("repo", did), ("collection", BlueskyRecord.Collection), ("rkey", key));
            return answer switch
            {
                { IsSuccess: true, Body: not null } => new LookUpResult(LookUpOutcome.Found, "It is there.", UriOf(did, key), UrlOf(key)),
                { Status: HttpStatusCode.BadRequest } when answer.Error == "RecordNotFound" || answer.Message.StartsWith("Could not locate record", StringComparison.Ordinal) =>
                    new LookUpResult(LookUpOutcome.Absent, "The account has no post with its key."),
                _ => new LookUpResult(LookUpOutcome.Unknown, "The server did not say whether it is there."),
            };
        }
        catch (OutboundException exception)
        {
            return new LookUpResult(LookUpOutcome.Unknown, exception.Message);
        }
    }

    /// <summary>The permanent name of a post.</summary>
    public static string UriOf(string did, string key) => $"at://{did}/{BlueskyRecord.Collection}/{key}";

    /// <summary>Where people read it.</summary>
    public string UrlOf(string key) => $"{_view}/profile/{Uri.EscapeDataString(settings.Handle)}/post/{Uri.EscapeDataString(key)}";
}
