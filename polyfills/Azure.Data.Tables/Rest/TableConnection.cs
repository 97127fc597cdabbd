using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>Where an account is, and the policy that says who calls.</summary>
sealed record TableConnection(Uri Endpoint, string AccountName, HttpPipelinePolicy? Authentication)
{
    public static TableConnection Parse(string connectionString) => TableConnectionString.Parse(connectionString);

    public static TableConnection WithKey(Uri endpoint, TableSharedKeyCredential credential)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        return new(WithoutQuery(endpoint), credential.AccountName, new SharedKeyLitePolicy(credential, TimeProvider.System));
    }

    public static TableConnection WithToken(Uri endpoint, TokenCredential credential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        var scope = (options?.Audience ?? TableAudience.AzurePublicCloud).Scope;
        return new(
            WithoutQuery(endpoint),
            TableUri.AccountName(endpoint),
            new BearerTokenAuthenticationPolicy(credential, scope));
    }

    public static TableConnection WithSas(Uri endpoint, AzureSasCredential credential)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        CheckEncrypted(endpoint);
        return new(WithoutQuery(endpoint), TableUri.AccountName(endpoint), new SasPolicy(credential));
    }

    public static TableConnection WithQuery(Uri endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        CheckEncrypted(endpoint);
        return new(
            WithoutQuery(endpoint),
            TableUri.AccountName(endpoint),
            endpoint.Query.Length > 1 ? new SasPolicy(new AzureSasCredential(endpoint.Query)) : null);
    }

    static Uri WithoutQuery(Uri endpoint) =>
        endpoint.Query.Length == 0 ? endpoint : new UriBuilder(endpoint) { Query = "" }.Uri;

    static void CheckEncrypted(Uri endpoint)
    {
        if (!string.Equals(endpoint.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal) && !endpoint.IsLoopback)
            throw new ArgumentException("A SAS is a secret: the endpoint must be https.", nameof(endpoint));
    }
}
