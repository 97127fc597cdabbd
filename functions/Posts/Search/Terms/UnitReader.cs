using System.Globalization;
using System.Text;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Posts.Search.Terms;

/// <summary>
/// Splits text into units, normalised (NFKC, lower case) one grapheme cluster at a time, so that each unit keeps its place
/// in the text as it was written: half-width ﾂ and full-width Ｔ are found by ツ and t, and marked where they stand.
/// </summary>
public static class UnitReader
{
    // A longer word is no word; it is found by its beginning.
    private const int MaxWordLength = 64;

    // Marks without end over one letter are no character to anyone, and composing them takes quadratic time.
    private const int MaxClusterUnits = 32;

    /// <summary>The units of <paramref name="text"/>.</summary>
    public static TextUnit[] Read(string text)
    {
        List<TextUnit> units = [];
        Read(text, units);
        return [.. units];
    }

    /// <summary>Adds the units of <paramref name="text"/> to <paramref name="units"/>; its first one is set apart by a break.</summary>
    internal static void Read(string text, List<TextUnit> units)
    {
        var state = new State(units);
        for (var at = 0; at < text.Length;)
        {
            if (IsPlain(text[at]) && (at + 1 == text.Length || IsPlain(text[at + 1])))
            {
                state.Add(Rune.ToLowerInvariant(new Rune(text[at])), at, at + 1);
                at++;
                continue;
            }

            var length = StringInfo.GetNextTextElementLength(text.AsSpan(at));
            AddCluster(text.AsSpan(at, Math.Min(length, MaxClusterUnits)), at, at + length, ref state);
            at += length;
        }

        state.EndWord();
    }

    /// <summary>What is a grapheme cluster of its own beside another such, and its own NFKC form.</summary>
    private static bool IsPlain(char c) => c is < '\u0080'
        or (>= '\u3000' and < '\u302A')
        or (>= '\u3041' and <= '\u3096')
        or (>= '\u309D' and <= '\u309E')
        or (>= '\u30A1' and <= '\u30FE')
        or (>= '\u3400' and <= '\u4DBF')
        or (>= '\u4E00' and <= '\u9FFF');

    private static void AddCluster(ReadOnlySpan<char> cluster, int start, int end, ref State state)
    {
        foreach (var rune in Normalized(cluster).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format && !IsVariationSelector(rune))
                state.Add(Rune.ToLowerInvariant(rune), start, end);
        }
    }

    private static string Normalized(ReadOnlySpan<char> cluster)
    {
        var clean = new StringBuilder(cluster.Length);
        foreach (var rune in cluster.EnumerateRunes())
            clean.Append(IsNoncharacter(rune) ? Rune.ReplacementChar : rune);
        return clean.ToString().Normalize(NormalizationForm.FormKC);
    }

    // Those cannot be normalised, as little as lone surrogates, which are replaced when runes are read.
    private static bool IsNoncharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;

    private static bool IsVariationSelector(Rune rune) => rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    private ref struct State(List<TextUnit> units)
    {
        private readonly StringBuilder _word = new();
        private Gap _gap = Gap.Break;
        private int _start;
        private int _end;

        public void Add(Rune rune, int start, int end)
        {
            switch (ScriptRuns.Of(rune))
            {
                case Script.Words:
                    AppendToWord(rune, start, end);
                    break;
                case Script.Han:
                    AddCharacter(rune, UnitKind.Han, start, end);
                    break;
                case Script.Hiragana:
                    AddCharacter(rune, UnitKind.Hiragana, start, end);
                    break;
                case Script.Katakana:
                    AddCharacter(rune, UnitKind.Katakana, start, end);
                    break;
                case Script.Unspaced:
                    AddCharacter(rune, UnitKind.Other, start, end);
                    break;
                default:
                    AddNone(rune, start, end);
                    break;
            }
        }

        public void EndWord()
        {
            if (_word.Length == 0)
                return;
            var (term, commonness) = WordTerms.Of(_word.ToString());
            units.Add(new TextUnit(term, 0, UnitKind.Word, _gap, commonness, _start, _end));
            _word.Clear();
            _gap = Gap.None;
        }

        private void AddNone(Rune rune, int start, int end)
        {
            if (ScriptRuns.IsMark(rune))
            {
                // A vowel sign or an accent belongs to what it stands on.
                if (_word.Length > 0)
                    AppendToWord(rune, start, end);
                else if (_gap == Gap.None && units[^1].Kind == UnitKind.Other)
                    AddCharacter(rune, UnitKind.Other, start, end);
                return;
            }

            EndWord();
            var gap = Rune.IsWhiteSpace(rune) ? Gap.Space : Gap.Break;
            if (gap > _gap)
                _gap = gap;
        }

        private void AppendToWord(Rune rune, int start, int end)
        {
            if (_word.Length == 0)
                _start = start;
            _end = end;
            if (_word.Length < MaxWordLength)
                _word.Append(rune.Value == 'ς' ? new Rune('σ') : rune);
        }

        private void AddCharacter(Rune rune, UnitKind kind, int start, int end)
        {
            EndWord();
            units.Add(new TextUnit(TermHash.OfCharacter(rune.Value), rune.Value, kind, _gap, 0, start, end));
            _gap = Gap.None;
        }
    }
}
