using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace ServerlessBlog.Platform.Text;

/// <summary>
/// The words of one part of the blog in one language, from a .resx file for each of <c>ja</c> and <c>en</c>. Which one is the
/// blog's setting, not the reader's, so the table is read once and as a whole; the lookup of satellite assemblies has
/// nothing to do here. A derived class has a member for each text, with the text's name.
/// </summary>
public abstract class TextTable
{
    private readonly CultureInfo _culture;
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>Reads the resource <c>{table}.{ja or en}.resources</c>: Japanese for <c>ja</c> and its regions, else English.</summary>
    /// <param name="table">What the resources' logical names begin with.</param>
    /// <param name="language">The blog's language, a BCP 47 tag.</param>
    protected TextTable(string table, string language)
    {
        var japanese = LanguageTag.IsJapanese(language);
        _culture = CultureInfo.GetCultureInfo(japanese ? "ja-JP" : "en-US");
        using var resources = new ResourceReader(typeof(TextTable).Assembly.GetManifestResourceStream($"{table}.{(japanese ? "ja" : "en")}.resources")!);
        for (var text = resources.GetEnumerator(); text.MoveNext();)
            _texts.Add((string)text.Key, (string)text.Value!);
    }

    /// <summary>The text of the calling member's name, or of <paramref name="name"/>.</summary>
    protected string Text([CallerMemberName] string name = "") => _texts[name];

    /// <summary><paramref name="text"/> with its places filled in the language's own way.</summary>
    protected string Fill(string text, params ReadOnlySpan<object?> values) => string.Format(_culture, text, values);
}
