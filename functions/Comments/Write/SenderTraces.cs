using Microsoft.AspNetCore.Http;
using ServerlessBlog.Moderation.Judge;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Comments.Write;

/// <summary>What is kept of who sent a comment, for the judge: a hash of the address, and what an outside spam check needs while one is asked.</summary>
public sealed class SenderTraces(ClientAddress addresses, ClientHasher hasher, ClientSeal seal)
{
    private const int MaxUserAgent = 300;

    /// <summary>The comment with its sender's traces. No transaction, but for the first caller of the day on an instance.</summary>
    public async Task<FeedbackItem> AddAsync(FeedbackItem comment, HttpRequest request, CancellationToken cancellationToken)
    {
        var address = addresses.Of(request);
        var sealedClient = await seal.SealAsync(address, cancellationToken);
        return comment with
        {
            ClientHash = await hasher.HashAsync(address, cancellationToken),
            SealedClient = sealedClient,
            UserAgent = sealedClient.Length > 0 ? Cut(LegalText.Clean(request.Headers.UserAgent.ToString())) : "",
        };
    }

    private static string Cut(string text) => text.Length <= MaxUserAgent ? text : Graphemes.TruncateUnits(text, MaxUserAgent);
}
