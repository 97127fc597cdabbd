using Microsoft.AspNetCore.Http;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;

namespace ServerlessBlog.Linkbacks.Reception;

/// <summary>Reads what linkbacks are sent in: small bodies, of which too large a one is answered in the protocol's own words.</summary>
internal static class LinkbackBody
{
    /// <summary>The most bytes that are read.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>The whole body; null when it is too large, cut off, or encoded.</summary>
    public static async Task<byte[]?> TryReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await RequestBytes.ReadAsync(request, MaxBytes, cancellationToken);
        }
        catch (ProblemException)
        {
            return null;
        }
    }
}
