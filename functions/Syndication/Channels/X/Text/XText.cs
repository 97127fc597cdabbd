using System.Text;
using System.Text.RegularExpressions;
using ServerlessBlog.Platform.Text;

namespace ServerlessBlog.Syndication.Channels.X.Text;

/// <summary>
/// Counts a text as X does: twitter-text, configuration 3. In Normalization Form C a character weighs 2, or 1 where it is
/// Latin or most of what is European; a URL weighs 23, an emoji 2 however many characters it is made of.
/// </summary>
/// <param name="Length">The weighted length.</param>
/// <param name="HasForbidden">Whether it holds one of the <see cref="Forbidden"/> characters.</param>
/// <param name="Urls">How many URLs are in it.</param>
public sealed record XText(int Length, bool HasForbidden, int Urls)
{
    /// <summary>The largest weighted length that X takes.</summary>
    public const int MaxLength = 280;

    /// <summary>What X takes in no text: both byte order marks, and a non-character.</summary>
    internal const string Forbidden = "\uFFFE\uFEFF\uFFFF";

    private const int UrlWeight = 23;
    private const int LightWeight = 1;
    private const int HeavyWeight = 2;

    // Its alternatives are short and follow no other, so that it cannot run away; the limit is for the case that they ever do.
    private static readonly Regex Emoji = new(string.Concat(XData.Lines("emoji.txt")), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Whether X takes it: 1 to <see cref="MaxLength"/>, and none of <see cref="Forbidden"/>.</summary>
    public bool IsValid => Length is >= 1 and <= MaxLength && !HasForbidden;

    public static XText Of(string text)
    {
        var normal = Normal(text);
        var urls = XUrls.Find(normal);
        var tokens = urls.Select(url => (url.Start, url.Url.Length, Weight: UrlWeight)).ToDictionary(token => token.Start);
        foreach (var emoji in Emoji.EnumerateMatches(normal))
            tokens.TryAdd(emoji.Index, (emoji.Index, emoji.Length, HeavyWeight));
        var length = 0;
        for (var i = 0; i < normal.Length;)
        {
            var (_, units, weight) = tokens.GetValueOrDefault(i, (i, char.IsSurrogate(normal[i]) ? 2 : 1, IsLight(normal[i]) ? LightWeight : HeavyWeight));
            length += weight;
            i += units;
        }

        return new XText(length, normal.AsSpan().IndexOfAny(Forbidden) >= 0, urls.Count);
    }

    /// <summary>
    /// The text in Normalization Form C. What .NET has no form of becomes something that counts alike: a surrogate without its
    /// partner a replacement character, and U+FFFE the forbidden U+FFFF.
    /// </summary>
    public static string Normal(string text) =>
        (Characters.HasUnpairedSurrogate(text) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text)
            .Replace('\uFFFE', '\uFFFF')
            .Normalize(NormalizationForm.FormC);

    private static bool IsLight(char character) => character is <= '\u10FF' or >= '\u2000' and <= '\u200D' or >= '\u2010' and <= '\u201F' or >= '\u2032' and <= '\u2037';
}
