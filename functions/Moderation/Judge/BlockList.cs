using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Text;

namespace ServerlessBlog.Moderation.Judge;

/// <summary>The words and domains that the author does not want: <c>Moderation__BlockedWords</c> and <c>Moderation__BlockedDomains</c>.</summary>
public sealed class BlockList
{
    private const int MaxEntries = 1000;
    private const int MaxWordLength = 100;

    public BlockList(IOptions<ModerationOptions> options)
    {
        Words = TryWords(options.Value.BlockedWords, out var words) ? words : throw new ArgumentException("Moderation__BlockedWords is not valid.", nameof(options));
        Domains = TryDomains(options.Value.BlockedDomains, out var domains) ? domains : throw new ArgumentException("Moderation__BlockedDomains is not valid.", nameof(options));
    }

    /// <summary>The words, folded.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The domains, in lower case and ASCII.</summary>
    public IReadOnlyList<string> Domains { get; }

    /// <summary>Reads a comma list of words; empty entries are left out.</summary>
    public static bool TryWords(string list, out IReadOnlyList<string> words)
    {
        words = [.. Entries(list).Select(FoldedText.Of).Where(word => word.Length > 0).Distinct(StringComparer.Ordinal)];
        return words.Count <= MaxEntries && words.All(word => word.Length <= MaxWordLength);
    }

    /// <summary>Reads a comma list of domains.</summary>
    public static bool TryDomains(string list, out IReadOnlyList<string> domains)
    {
        List<string> read = [];
        domains = read;
        foreach (var entry in Entries(list))
        {
            if (Hosts.TryNormalise(entry.TrimStart('*', '.'), out var host))
                read.Add(host);
            else
                return false;
        }

        return read.Count <= MaxEntries;
    }

    /// <summary>The first blocked word in a folded text; null for none. A word in an alphabet counts only as a whole word.</summary>
    public string? WordIn(string folded) => Words.FirstOrDefault(word => Contains(folded, word));

    /// <summary>The blocked domain that <paramref name="host"/> is or lies below; null for none.</summary>
    public string? DomainOf(string host) => Domains.FirstOrDefault(domain => host == domain || host.EndsWith("." + domain, StringComparison.Ordinal));

    private static bool Contains(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if (!Continues(text, at - 1, word[0]) && !Continues(text, at + word.Length, word[^1]))
                return true;
        }

        return false;
    }

    // Words of scripts without spaces have no edges that could be seen.
    private static bool Continues(string text, int at, char edge) =>
        at >= 0 && at < text.Length && IsSpaced(edge) && IsSpaced(text[at]);

    private static bool IsSpaced(char character) => char.IsLetterOrDigit(character) && character < '\u0E00';

    private static string[] Entries(string list) =>
        list.Split([',', '、', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
