using System.Security.Cryptography;
using System.Text;

namespace ServerlessBlog.Linkbacks.Sending.Model;

/// <summary>The row key of a target: 32 hexadecimal digits.</summary>
public static class TargetHash
{
    private const int Digits = 32;

    /// <summary>Of a link; spellings that name the same URL have the same hash.</summary>
    public static string OfLink(Uri target) => Of(target.AbsoluteUri);

    /// <summary>Of a TrackBack URL that the author named; the same URL may also be a link.</summary>
    public static string OfNamed(Uri target) => Of("trackback " + target.AbsoluteUri);

    public static bool IsValid(string text) => text.Length == Digits && text.All(char.IsAsciiHexDigitLower);

    private static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Digits];
}
