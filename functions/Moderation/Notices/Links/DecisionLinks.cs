using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Signing;

namespace ServerlessBlog.Moderation.Notices.Links;

/// <summary>
/// Signed links that decide about one item, for notices. Whoever has one can make that one decision within seven days, after
/// a page that asks; opening it changes nothing, so a mail server that looks into links does no harm.
/// </summary>
public sealed class DecisionLinks(SignedTokens tokens, Urls urls, BlogClock clock)
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private const string Purpose = "decision";

    /// <summary>The absolute URL that asks to decide <paramref name="decision"/> (approved or spam) about an item.</summary>
    public async Task<string> UrlAsync(string deskId, FeedbackState decision, CancellationToken cancellationToken) =>
        urls.Absolute("/desk/links/" + await tokens.IssueAsync(Purpose, $"{deskId} {decision}", clock.Now + Lifetime, cancellationToken));

    /// <summary>What a token decides; null when it is over, forged or cut off.</summary>
    public async Task<LinkedDecision?> ReadAsync(string token, CancellationToken cancellationToken) =>
        (await tokens.ReadAsync(Purpose, token, cancellationToken))?.Split(' ') is [var deskId, var name]
        && Enum.TryParse<FeedbackState>(name, out var decision) && decision is FeedbackState.Approved or FeedbackState.Spam
            ? new LinkedDecision(deskId, decision)
            : null;
}

/// <summary>A decision that a link stands for.</summary>
public sealed record LinkedDecision(string DeskId, FeedbackState Decision);
