using System.Text.RegularExpressions;

namespace ServerlessBlog.Platform.Text;

/// <summary>Language tags in the form that BCP 47 (RFC 5646, section 2.1) gives to everyday ones.</summary>
public static partial class LanguageTag
{
    /// <summary>Whether <paramref name="tag"/> is well formed: a language, then subtags of 1 to 8 letters and digits.</summary>
    public static bool IsValid(string tag) => tag.Length <= 35 && Pattern().IsMatch(tag);

    /// <summary>Whether it names Japanese: <c>ja</c>, or <c>ja</c> with a region or script.</summary>
    public static bool IsJapanese(string tag) =>
        tag.Equals("ja", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("ja-", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
