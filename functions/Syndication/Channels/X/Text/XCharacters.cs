namespace ServerlessBlog.Syndication.Channels.X.Text;

/// <summary>
/// The characters that twitter-text tells apart when it looks for URLs. Each is a UTF-16 unit, and letters are compared as
/// its regular expressions do: without case, but no ASCII letter is the same as one that is none (ECMA-262, Canonicalize).
/// </summary>
internal static class XCharacters
{
    private const string DirectionMarks = "\u202A\u202B\u202C\u202D\u202E\u061C\u200E\u200F\u2066\u2067\u2068\u2069";
    private const string Spaces =
        "\t\n\u000B\f\r \u0085\u00A0\u1680\u180E\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000";

    private const string Punctuation = "!'#%&()*+,\\-./:;<=>?@[]^_{|}~$";
    private const string PathPunctuation = "!*';:=+,.$/%#[]-\u2013_~@|&";
    private const string PathEndPunctuation = "+-=_#/";
    private const string QueryPunctuation = "!?*'@();:&=+$/%#[]-_.,~|";
    private const string QueryEndPunctuation = "-_&=#/";

    private static readonly HashSet<char> NotInDomains = [.. Punctuation, .. Spaces, .. XText.Forbidden, .. DirectionMarks];
    private static readonly HashSet<char> NotBefore = ['@', '\uFF20', '$', '#', '\uFF03', .. XText.Forbidden];

    private static readonly HashSet<char> Accented =
    [
        .. new (int First, int Last)[]
        {
            (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x24F), (0x253, 0x254), (0x256, 0x257), (0x259, 0x259), (0x25B, 0x25B), (0x263, 0x263), (0x268, 0x268),
            (0x26F, 0x26F), (0x272, 0x272), (0x289, 0x289), (0x28B, 0x28B), (0x2BB, 0x2BB), (0x300, 0x36F), (0x1E00, 0x1EFF),
        }.SelectMany(range => Enumerable.Range(range.First, range.Last - range.First + 1)).Select(code => Fold((char)code)),
    ];

    /// <summary>What may stand before a URL.</summary>
    public static bool IsBeforeUrl(char c) => !char.IsAsciiLetterOrDigit(c) && !NotBefore.Contains(c);

    /// <summary>What may stand before a URL without a scheme.</summary>
    public static bool IsBeforeBareDomain(char c) => c is not ('-' or '_' or '.' or '/');

    /// <summary>What the parts of a domain are made of, besides hyphens and low lines within.</summary>
    public static bool IsDomain(char c) => !NotInDomains.Contains(c);

    /// <summary>What the parts of a domain that is taken without a scheme are made of.</summary>
    public static bool IsBareDomain(char c) => c == '-' || char.IsAsciiLetterOrDigit(c) || Accented.Contains(Fold(c));

    /// <summary>What may not follow a top-level domain.</summary>
    public static bool GoesOnFromDomain(char c) => char.IsAsciiLetterOrDigit(c) || c is '@' or '+' or '-';

    public static bool IsPath(char c) => IsPathLetter(c) || PathPunctuation.Contains(c);

    /// <summary>What a path may end with.</summary>
    public static bool IsPathEnd(char c) => IsPathLetter(c) || PathEndPunctuation.Contains(c);

    public static bool IsQuery(char c) => char.IsAsciiLetterOrDigit(c) || QueryPunctuation.Contains(c);

    /// <summary>What a query may end with.</summary>
    public static bool IsQueryEnd(char c) => char.IsAsciiLetterOrDigit(c) || QueryEndPunctuation.Contains(c);

    /// <summary>What stands for a letter in all its cases.</summary>
    public static char Fold(char c)
    {
        var upper = char.ToUpperInvariant(c);
        return !char.IsAscii(c) && char.IsAscii(upper) ? c : upper;
    }

    private static bool IsPathLetter(char c) => char.IsAsciiLetterOrDigit(c) || Fold(c) is >= '\u0400' and <= '\u04FF' || Accented.Contains(Fold(c));
}
