using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Microsoft.AspNetCore.WebUtilities;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Syndication.Channels.X.Access;
using ServerlessBlog.Syndication.Sending;

namespace ServerlessBlog.Syndication.Channels.X.Connect;

/// <summary>Leads the author to X, to give the blog access to an account, and back (OAuth 2.0 authorization code with PKCE).</summary>
public sealed class XConnections(ChannelDirectory channels, ChannelStates states, TableServiceClient tables, Urls urls, BlogClock clock)
{
    // To post, to read the account's own posts, and to have a refresh token.
    private const string Scopes = "tweet.read tweet.write users.read offline.access";
    private const int StateLength = 32;

    // 43 to 128 characters (RFC 7636, section 4.1).
    private const int VerifierLength = 64;

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Secrets);

    /// <summary>The channel of that id. Throws a problem (404) when there is none, or none that is connected like this.</summary>
    public XChannel Find(string id) => channels.Find(id) is XChannel { Account: not null } channel
        ? channel
        : throw new ProblemException(ProblemType.NotFound, "There is no such channel that is connected with X; look at the settings Channels__*.");

    /// <summary>Where X sends the author back to. The app's settings at X must name exactly this.</summary>
    public string RedirectUrl(string id) => urls.Absolute(XConnectPaths.Connected(id));

    /// <summary>Where the author is to go. An earlier attempt that was not finished cannot be any more.</summary>
    public async Task<Uri> BeginAsync(XChannel channel, CancellationToken cancellationToken)
    {
        var row = new XConnectRow { RowKey = channel.Traits.Id, State = Ids.Random(StateLength), Verifier = Ids.Random(VerifierLength), ExpiresAt = clock.Now + Life };
        await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(row.Verifier)));
        return new Uri(QueryHelpers.AddQueryString(channel.AuthorizeEndpoint.AbsoluteUri, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["response_type"] = "code",
            ["client_id"] = channel.ClientId,
            ["redirect_uri"] = RedirectUrl(channel.Traits.Id),
            ["scope"] = Scopes,
            ["state"] = row.State,
            ["code_challenge"] = challenge,
            ["code_challenge_method"] = "S256",
        }));
    }

    /// <summary>Takes what X sent the author back with, once; then the channel goes on with what waits.</summary>
    internal async Task<XConnectResult> FinishAsync(XChannel channel, string code, string state, CancellationToken cancellationToken)
    {
        if (code.Length == 0 || await UseUpAsync(channel.Traits.Id, state, cancellationToken) is not { } row)
            return XConnectResult.Expired;
        switch (await channel.Account!.ConnectAsync(code, row.Verifier, RedirectUrl(channel.Traits.Id)))
        {
            case TokenRefusal.None:
                await states.ResumeAsync(channel.Traits.Id, CancellationToken.None);
                return XConnectResult.Connected;
            case TokenRefusal.Client:
                return XConnectResult.Client;
            case TokenRefusal.Grant:
                return XConnectResult.Expired;
            default:
                return XConnectResult.Later;
        }
    }

    private async Task<XConnectRow?> UseUpAsync(string id, string state, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<XConnectRow>(XConnectRow.Partition, id, cancellationToken: cancellationToken);
        if (!found.HasValue || found.Value is not { } row || row.ExpiresAt <= clock.Now
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(row.State), Encoding.UTF8.GetBytes(state)))
            return null;
        try
        {
            await _table.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, cancellationToken);
            return row;
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            // The form was sent twice.
            return null;
        }
    }
}
