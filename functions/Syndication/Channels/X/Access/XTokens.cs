namespace ServerlessBlog.Syndication.Channels.X.Access;

/// <summary>The tokens of OAuth 2.0.</summary>
/// <param name="Access">What requests bear; empty when there is none yet.</param>
/// <param name="Refresh">What gets new tokens, once; null when X gave none.</param>
/// <param name="ExpiresAt">When X stops taking <paramref name="Access"/>: two hours after it gave it.</param>
/// <param name="Connection">Names the consent that they descend from: the author may connect another account the next time.</param>
internal sealed record XTokens(string Access, string? Refresh, DateTimeOffset ExpiresAt, string Connection)
{
    // Not in a log by accident.
    public override string ToString() => nameof(XTokens);
}
