using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Azure.Messaging.ServiceBus.Http;

/// <summary>
/// Shared access signatures of Service Bus: HMAC-SHA256 over the URL-encoded resource, a line feed and the expiry,
/// with the key's text itself (not Base64-decoded) as the key.
/// </summary>
static class SasToken
{
    /// <summary>Long enough for a wrong clock and a long poll, short enough to be of little use when it leaks.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(20);

    public static string Create(string resource, string keyName, string key, DateTimeOffset expires)
    {
        var audience = Uri.EscapeDataString(resource);
        var expiry = expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Convert.ToBase64String(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{audience}\n{expiry}")));
        return $"SharedAccessSignature sr={audience}&sig={Uri.EscapeDataString(signature)}&se={expiry}&skn={Uri.EscapeDataString(keyName)}";
    }
}
