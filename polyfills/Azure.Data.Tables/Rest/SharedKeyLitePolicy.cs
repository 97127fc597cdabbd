using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>Signs each try of a request with the account's key (SharedKeyLite of the Table service).</summary>
/// <remarks>It stands after the retry policy, because the service refuses a date older than 15 minutes.</remarks>
sealed class SharedKeyLitePolicy(TableSharedKeyCredential credential, TimeProvider time) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        var date = time.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
        var resource = $"/{credential.AccountName}{request.Uri.ToUri().AbsolutePath}";
        var signature = credential.Sign($"{date}\n{resource}");
        request.Headers.SetValue("x-ms-date", date);
        request.Headers.SetValue("Authorization", $"SharedKeyLite {credential.AccountName}:{signature}");
    }
}
