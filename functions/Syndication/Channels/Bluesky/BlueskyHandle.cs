using System.Text.RegularExpressions;

namespace ServerlessBlog.Syndication.Channels.Bluesky;

/// <summary>Names of accounts (atproto.com/specs/handle): domains, of which the last label begins with a letter.</summary>
internal static partial class BlueskyHandle
{
    private const int MaxLength = 253;

    public static bool IsValid(string handle) => handle.Length <= MaxLength && Pattern().IsMatch(handle);

    [GeneratedRegex(@"^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
