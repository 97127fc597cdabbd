using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>Puts the shared access signature into the query of each try, and swaps it when it was renewed in between.</summary>
sealed class SasPolicy(AzureSasCredential credential) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var signature = credential.Signature.TrimStart('?');
        var query = message.Request.Uri.Query.TrimStart('?');
        if (message.TryGetProperty(typeof(SasPolicy), out var earlier) && earlier is string { Length: > 0 } old)
            query = query.Replace(old, "", StringComparison.Ordinal).TrimEnd('&');

        message.Request.Uri.Query = query.Length == 0 ? signature : $"{query}&{signature}";
        message.SetProperty(typeof(SasPolicy), signature);
    }
}
