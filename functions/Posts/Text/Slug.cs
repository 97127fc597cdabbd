using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace ServerlessBlog.Posts.Text;

/// <summary>
/// The name of a post in its URL, which is also its key in storage: lower-case Unicode letters, digits and marks, '-' and '_'.
/// None of these is forbidden in a table key (/ \ # ? and controls).
/// </summary>
public static class Slug
{
    /// <summary>The longest slug, in UTF-16 units.</summary>
    public const int MaxLength = 100;

    /// <summary>The longest slug that is made from a title, in UTF-16 units; leaves room for a suffix.</summary>
    public const int MaxTitleLength = 80;

    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal) { "drafts", "edit", "feed", "index", "new", "page", "preview", "scheduled" };

    /// <summary>Makes a slug from a title, or null when the title has no letter or digit; then the date must do.</summary>
    public static string? FromTitle(string title)
    {
        var slug = new StringBuilder();
        foreach (var rune in Fold(title).EnumerateRunes())
        {
            if (SlugCharacters.IsLetterOrDigit(rune) || (SlugCharacters.IsMark(rune) && slug.Length > 0 && slug[^1] != '-'))
                slug.Append(rune);
            else if (slug.Length > 0 && slug[^1] != '-' && !SlugCharacters.IsInvisible(rune))
                slug.Append('-');
        }

        var cut = Graphemes.TruncateUnits(slug.ToString().Normalize(), MaxTitleLength).Trim('-');
        return cut.Length == 0 ? null : cut;
    }

    /// <summary>Whether a given slug can be used as it is, apart from the reserved words.</summary>
    public static bool IsValid([NotNullWhen(true)] string? slug) => Problem(slug) is null;

    /// <summary>Reads a given slug; one in decomposed form, as some systems type it, is composed (NFC).</summary>
    public static bool TryParse([NotNullWhen(true)] string? value, [NotNullWhen(true)] out string? slug)
    {
        slug = value is { Length: > 0 and <= 4 * MaxLength } && SlugCharacters.IsWellFormed(value) ? value.Normalize() : null;
        if (!IsValid(slug))
            slug = null;
        return slug is not null;
    }

    /// <summary>One sentence that says what is wrong with a given slug, or null when nothing is.</summary>
    public static string? Problem(string? slug)
    {
        if (string.IsNullOrEmpty(slug))
            return "Give a slug of at least one letter or digit.";
        if (slug.Length > MaxLength)
            return "Shorten the slug to at most 100 characters.";
        if (!SlugCharacters.IsWellFormed(slug) || !slug.IsNormalized())
            return "Write the slug in composed Unicode (NFC).";
        var first = true;
        foreach (var rune in slug.EnumerateRunes())
        {
            if (!SlugCharacters.IsLetterOrDigit(rune) && rune.Value != '_' && (first || (rune.Value != '-' && !SlugCharacters.IsMark(rune))))
                return "Use only letters, digits, '-' and '_' in the slug, and begin it with a letter or digit.";
            first = false;
        }

        if (slug[^1] == '-')
            return "End the slug with a letter or digit, not with '-'.";
        return string.Equals(slug, slug.ToLowerInvariant(), StringComparison.Ordinal) ? null : "Write the slug in lower case.";
    }

    /// <summary>Whether a slug is a word that the site's own paths use or may use beside posts.</summary>
    public static bool IsReserved(string slug) => Reserved.Contains(slug);

    /// <summary>The slug with "-n" at its end, shortened so that the whole stays within the limit.</summary>
    public static string WithSuffix(string slug, int n)
    {
        var suffix = string.Create(CultureInfo.InvariantCulture, $"-{n}");
        return Graphemes.TruncateUnits(slug, MaxLength - suffix.Length).TrimEnd('-') + suffix;
    }

    private static string Fold(string title)
    {
        // No title needs more; and composing very long runs of marks takes quadratic time.
        var text = new StringBuilder();
        foreach (var rune in LegalText.Clean(title).EnumerateRunes())
        {
            if (text.Length >= 1000)
                break;
            if (!SlugCharacters.IsInvisible(rune))
                text.Append(rune);
        }

        // Twice, because lower-casing may leave the normal form and the form may hold a capital again.
        var folded = text.ToString();
        for (var round = 0; round < 2; round++)
            folded = folded.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        return folded;
    }
}
