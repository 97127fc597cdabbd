using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Channels.X.Access;

/// <summary>
/// Bears an access token, and gets a new one when that ends. X takes a refresh token once and gives the next one with the
/// tokens, so one instance at a time asks, and nobody uses tokens that are not stored yet. Where an answer is lost, the old
/// refresh token is tried again; when X refuses it, the author has to connect the account again.
/// </summary>
internal sealed partial class OAuth2Access(string channel, XSettings settings, XTokenEndpoint endpoint, XTokenStore store, TimeProvider time, ILogger logger) : IXAccess
{
    // A token that ends while the request is on its way is of no use.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    // Longer than an answer takes.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly SemaphoreSlim _gate = new(1);

    private string Credential => string.IsNullOrEmpty(settings.ClientSecret) ? settings.ClientId! : settings.ClientSecret;

    private string Origin => string.IsNullOrEmpty(settings.RefreshToken) ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Credential} {settings.RefreshToken}")));

    public async Task<string> AuthorizeAsync(HttpMethod method, Uri url, CancellationToken cancellationToken) => $"Bearer {(await TokensAsync(null, cancellationToken)).Access}";

    public async Task<string> AccountAsync(CancellationToken cancellationToken) => (await TokensAsync(null, cancellationToken)).Connection;

    public async Task<bool> RenewAsync(string refused, CancellationToken cancellationToken)
    {
        await TokensAsync(refused, cancellationToken);
        return true;
    }

    /// <summary>Whether there are tokens that X has not refused.</summary>
    public async Task<bool> IsConnectedAsync(CancellationToken cancellationToken)
    {
        var row = await store.FindAsync(channel, cancellationToken) ?? new XTokenRow();
        var (tokens, isNew) = await OpenAsync(row, cancellationToken);
        return tokens is not null && (isNew || !row.IsRefused);
    }

    /// <summary>Gets tokens for the code that the author's browser brought back from X, and stores them; what came of it.</summary>
    public async Task<TokenRefusal> ConnectAsync(string code, string verifier, string redirectUrl)
    {
        var answer = await endpoint.ExchangeAsync(code, verifier, redirectUrl);
        if (answer.Tokens is not { } tokens)
            return answer.Refusal;
        var row = new XTokenRow { RowKey = channel, Origin = Origin, Sealed = (await SealAsync(CancellationToken.None)).Close(tokens) };
        await PatientWrite.RunAsync(() => store.ReplaceAsync(row, CancellationToken.None), time, exception => LogWaiting(logger, exception, channel));
        LogConnected(logger, channel);
        return TokenRefusal.None;
    }

    private async Task<XTokens> TokensAsync(string? refused, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var start = time.GetTimestamp();
            while (time.GetElapsedTime(start) < Patience)
            {
                if (await TryGetAsync(refused, cancellationToken) is { } tokens)
                    return tokens;
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
        finally
        {
            _gate.Release();
        }

        throw new XAccessException(SendOutcome.Busy, "Another instance is asking X for a new token.");
    }

    // Read each time: the author may have connected another account. Null when another instance is at it, or was quicker.
    private async Task<XTokens?> TryGetAsync(string? refused, CancellationToken cancellationToken)
    {
        var row = await store.FindAsync(channel, cancellationToken) ?? new XTokenRow { RowKey = channel };
        var (tokens, isNew) = await OpenAsync(row, cancellationToken);
        if (tokens is not null && IsGood(tokens, refused))
            return tokens;
        if (tokens?.Refresh is null || (row.IsRefused && !isNew))
            throw ConnectAgain();
        if (row.LeasedUntil > time.GetUtcNow())
            return null;
        var leased = await store.TrySaveAsync(row with { Sealed = (await SealAsync(cancellationToken)).Close(tokens), Origin = Origin, IsRefused = false, LeasedUntil = time.GetUtcNow() + Lease }, cancellationToken);
        return leased is null ? null : await RefreshAsync(leased, tokens);
    }

    // From here on it is not broken off: the new refresh token is in the answer alone.
    private async Task<XTokens?> RefreshAsync(XTokenRow leased, XTokens old)
    {
        var answer = await endpoint.RefreshAsync(old.Refresh!, old.Connection);
        var row = leased with { LeasedUntil = null, IsRefused = answer.Refusal == TokenRefusal.Grant };
        if (answer.Tokens is { } tokens)
            row.Sealed = (await SealAsync(CancellationToken.None)).Close(tokens);
        XTokenRow? saved = null;
        await PatientWrite.RunAsync(async () => saved = await store.TrySaveAsync(row, CancellationToken.None), time, exception => LogWaiting(logger, exception, channel));
        // The author has connected the account in the meantime: what is stored counts.
        if (saved is null)
            return null;
        LogRefreshed(logger, channel, answer.Refusal);
        return answer.Refusal switch
        {
            TokenRefusal.None => answer.Tokens,
            TokenRefusal.Grant => throw ConnectAgain(),
            TokenRefusal.Client => throw new XAccessException(SendOutcome.Unauthorized, "X does not accept ClientId and ClientSecret; check both, then resume the channel."),
            _ => throw new XAccessException(SendOutcome.Busy, "X gives no access token for now.") { RetryAt = answer.RetryAt },
        };
    }

    // The tokens to go on with: those that are stored, or the first refresh token of the settings when that is a new one.
    private async Task<(XTokens? Tokens, bool IsNew)> OpenAsync(XTokenRow row, CancellationToken cancellationToken) =>
        Origin.Length > 0 && row.Origin != Origin
            ? (new XTokens("", settings.RefreshToken, DateTimeOffset.MinValue, Origin), true)
            : ((await SealAsync(cancellationToken)).Open(row.Sealed), false);

    private Task<TokenSeal> SealAsync(CancellationToken cancellationToken) => store.SealAsync(channel, Credential, cancellationToken);

    private bool IsGood(XTokens tokens, string? refused) => tokens.ExpiresAt > time.GetUtcNow() + Margin && (refused is null || refused != $"Bearer {tokens.Access}");

    private XAccessException ConnectAgain() => new(SendOutcome.Unauthorized, $"Connect the account with X on the desk, at /desk/channels/{channel}/connect.");

    [LoggerMessage(EventId = 5201, Level = LogLevel.Information, Message = "New tokens of X for the channel {Channel}: refusal {Refusal}")]
    private static partial void LogRefreshed(ILogger logger, string channel, TokenRefusal refusal);

    [LoggerMessage(EventId = 5202, Level = LogLevel.Information, Message = "The channel {Channel} was connected with X")]
    private static partial void LogConnected(ILogger logger, string channel);

    [LoggerMessage(EventId = 5203, Level = LogLevel.Warning, Message = "The tokens of the channel {Channel} cannot be stored; waiting")]
    private static partial void LogWaiting(ILogger logger, Exception exception, string channel);
}
