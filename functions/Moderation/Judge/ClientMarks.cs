using Microsoft.AspNetCore.Http;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Moderation.Judge;

/// <summary>Notes on what arrives who sent it, in the only forms that are kept.</summary>
public sealed class ClientMarks(ClientAddress addresses, ClientHasher hasher, ClientSeal seal)
{
    private const int MaxUserAgentLength = 500;

    /// <summary>
    /// The item with the hash of its sender's address and, for Akismet only, the encrypted address and the browser's name. One to
    /// three transactions for the first caller of the day on an instance, none after that.
    /// </summary>
    public async Task<FeedbackItem> MarkAsync(FeedbackItem item, HttpRequest request, CancellationToken cancellationToken)
    {
        var address = addresses.Of(request);
        var sealedClient = await seal.SealAsync(address, cancellationToken);
        return item with
        {
            ClientHash = await hasher.HashAsync(address, cancellationToken),
            SealedClient = sealedClient,
            UserAgent = sealedClient.Length > 0 ? Cut(LegalText.Clean(request.Headers.UserAgent.ToString())) : "",
        };
    }

    private static string Cut(string text) => text.Length <= MaxUserAgentLength ? text : Graphemes.TruncateUnits(text, MaxUserAgentLength);
}
