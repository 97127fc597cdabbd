using System.Net;
using System.Security.Cryptography;
using System.Text;
using ServerlessBlog.Platform.Http;

namespace ServerlessBlog.Moderation.Judge;

/// <summary>
/// Turns a client's address into what <see cref="Model.FeedbackItem.ClientHash"/> keeps: enough to count what one client
/// sends on one day, and nothing that leads back to the address.
/// </summary>
public sealed class ClientHasher(ClientKeys keys)
{
    // Half of the hash: clients of one day must differ, no more.
    private const int HashLength = 16;

    /// <summary>
    /// The keyed hash (HMAC-SHA-256 with the key of the UTC day) as 32 hexadecimal digits, the same for a whole /64 network of
    /// IPv6; empty for no address. One to three transactions for the first caller of the day on an instance, none after that.
    /// </summary>
    public async Task<string> HashAsync(IPAddress? address, CancellationToken cancellationToken) =>
        address is null
            ? ""
            : Convert.ToHexStringLower(HMACSHA256.HashData(await keys.TodayAsync(cancellationToken), Encoding.ASCII.GetBytes(ClientAddress.ClientOf(address))).AsSpan(0, HashLength));
}
