using System.Text.RegularExpressions;
using ServerlessBlog.Syndication.Announcements.Rules;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Announcements.Suggestions;

/// <summary>
/// How well a sentence stands alone before an audience: for passers-by what states something, for those who belong what the
/// author feels and does. By signs on the surface, because there is no dictionary and no service to ask.
/// </summary>
internal static partial class SentenceScore
{
    // The width at which a message is read at a glance, and still says something.
    private const double BestWidth = 100;

    /// <summary>The score; the higher the better.</summary>
    public static double Of(Sentence sentence, IReadOnlyList<string> titleWords, Audience audience)
    {
        var text = sentence.Text;
        var score = Common(sentence, titleWords);
        var (personal, soft, number) = (Weight(Personal(), text), Weight(Soft(), text), Weight(Number(), text));
        return audience == Audience.Outward
            ? score + (0.7 * number) - (1.2 * personal) - (0.5 * soft) - (0.5 * Weight(Feeling(), text))
            : score + (1.2 * personal) + (0.7 * soft) + (0.7 * Weight(Feeling(), text)) - (0.3 * number);
    }

    private static double Common(Sentence sentence, IReadOnlyList<string> titleWords)
    {
        var words = MessageWords.Of(sentence.Text).ToHashSet(StringComparer.Ordinal);
        var about = titleWords.Count == 0 ? 0 : (double)titleWords.Count(words.Contains) / titleWords.Count;
        var length = 1 - Math.Min(1, Math.Abs(sentence.Width - BestWidth) / BestWidth);
        // What matters stands at the beginning, and once more at the end.
        var place = sentence.Place < 0.8 ? 1 - sentence.Place : 0.5;
        return (1.5 * about) + length + place + (0.5 * Weight(Question(), sentence.Text)) - (1.5 * Weight(Dangling(), sentence.Text));
    }

    private static double Weight(Regex sign, string text) => sign.IsMatch(text) ? 1 : 0;

    [GeneratedRegex(@"[?？]|(?:なぜ|どうして|だろうか)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Question();

    [GeneratedRegex(@"[0-9０-９]|[一二三四五六七八九十百千万]+[つ個人年月日回倍円冊本枚台割時分字]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"私|僕|俺|わたし|ぼく|自分|うちの|我が家|わが家|\b(?:I|I'm|I've|my|me|we|we're|our|us)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Personal();

    [GeneratedRegex(@"(?:ね|よ|な|かな|かも|かしら|です|ます|ました|でした|ません|でしょうか?|ください|思う|気がする|みた|しまった)[。！？!?…」』）)]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Soft();

    [GeneratedRegex(@"うれし|嬉し|楽し|悲し|寂し|さびし|ありがと|好き|びっくり|なつかし|懐かし|ほっと|\b(?:thank|thanks|happy|glad|sorry|love|miss|friends?|you)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Feeling();

    // It leans on a sentence that would not be there.
    [GeneratedRegex(@"^(?:しかし|でも|だが|けれど|そして|だから|それ|そこ|その|この|これ|ここ|こう|そう|また|つまり|たとえば|例えば|さらに|ただ|一方|なので|\p{P}*(?:But|And|So|This|That|These|Those|It|He|She|They|However|Also|Then|Therefore|For example)\b)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dangling();
}
