using System.Globalization;
using Microsoft.AspNetCore.Http;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;

namespace ServerlessBlog.Comments.Write;

/// <summary>Stops a client that sends comment after comment, before anything is asked of storage. One whose address is not known is left to the judge.</summary>
public sealed class CommentThrottle(ClientAddress addresses, Throttle throttle)
{
    /// <summary>How many comments one address may send, also faulty ones.</summary>
    public const int Most = 20;

    public static readonly TimeSpan Per = TimeSpan.FromMinutes(10);

    /// <summary>Counts one more; a problem (429) when there were too many.</summary>
    public void Take(HttpRequest request)
    {
        if (addresses.Of(request) is not { } address || throttle.TryTake("comments", ClientAddress.ClientOf(address), Most, Per))
            return;
        throw new ProblemException(ProblemType.TooMany, "Wait ten minutes, and send the next comment then.")
        {
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = ((int)Per.TotalSeconds).ToString(CultureInfo.InvariantCulture) },
        };
    }
}
