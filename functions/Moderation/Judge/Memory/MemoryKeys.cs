using System.Security.Cryptography;
using System.Text;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Signing;
using ServerlessBlog.Platform.Text;

namespace ServerlessBlog.Moderation.Judge.Memory;

/// <summary>
/// What the memory calls senders, sites and texts: keyed hashes (HMAC-SHA-256), by which they are found again and from which
/// nobody without the blog's secret can tell whose they are.
/// </summary>
public sealed class MemoryKeys(SignedTokens tokens)
{
    private const string Purpose = "memory";
    private const int Length = 16;

    /// <summary>The sender of an item: the e-mail address of a commenter, the name when there is none, or the source of a linkback.</summary>
    public Task<string> SenderAsync(FeedbackItem item, CancellationToken cancellationToken) =>
        item.IsLinkback ? HashAsync("source", item.Url, cancellationToken)
        : item.Email.Length > 0 ? HashAsync("email", FoldedText.Of(item.Email), cancellationToken)
        : HashAsync("name", FoldedText.Of(item.Name), cancellationToken);

    /// <summary>The host of the item's URL; null when it has none.</summary>
    public async Task<string?> SiteAsync(FeedbackItem item, CancellationToken cancellationToken) =>
        Hosts.Of(item.Url) is { } host ? await HashAsync("site", host, cancellationToken) : null;

    /// <summary>A text, folded.</summary>
    public Task<string> TextAsync(JudgedText text, CancellationToken cancellationToken) => HashAsync("text", text.Folded, cancellationToken);

    /// <summary>The item itself: two looks at the same one are remembered once.</summary>
    public static string Item(FeedbackItem item) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{item.Slug}\n{item.RowKey}")).AsSpan(0, Length));

    private async Task<string> HashAsync(string kind, string value, CancellationToken cancellationToken) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(await tokens.KeyAsync(Purpose, cancellationToken), Encoding.UTF8.GetBytes($"{kind}\n{value}")).AsSpan(0, Length));
}
