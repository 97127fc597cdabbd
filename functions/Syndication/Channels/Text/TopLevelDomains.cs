using System.Collections.Frozen;

namespace ServerlessBlog.Syndication.Channels.Text;

/// <summary>
/// The top-level domains of IANA's root zone database, those of other scripts in their own letters. By them networks tell a
/// domain in a text from words that a writer forgot to set apart.
/// </summary>
public static class TopLevelDomains
{
    private static readonly Lazy<FrozenSet<string>> Names = new(Read);

    private static readonly Lazy<string[]> Others = new(() => [.. Names.Value.Where(name => !name.All(char.IsAscii)).OrderByDescending(name => name.Length)]);

    /// <summary>Whether there is one of this name, in small letters.</summary>
    public static bool Contains(string name) => Names.Value.Contains(name);

    /// <summary>All, in small letters.</summary>
    public static IReadOnlyCollection<string> All => Names.Value;

    /// <summary>The longest one with letters beyond ASCII that <paramref name="text"/> begins with; null when there is none.</summary>
    public static string? StartOf(ReadOnlySpan<char> text)
    {
        foreach (var name in Others.Value)
        {
            if (text.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                return name;
        }

        return null;
    }

    private static FrozenSet<string> Read()
    {
        using var reader = new StreamReader(typeof(TopLevelDomains).Assembly.GetManifestResourceStream("top-level-domains.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
