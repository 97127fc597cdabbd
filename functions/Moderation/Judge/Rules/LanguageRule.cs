using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Moderation.Judge.Rules;

/// <summary>No Japanese in a Japanese blog. A text without letters, such as a thumb or a number, has no language.</summary>
public sealed class LanguageRule : IRule
{
    public IEnumerable<Reason> Look(Evidence evidence) =>
        evidence is { IsJapaneseBlog: true, Text: { HasJapanese: false, Letters: > 0 } or { HasJapanese: false, Links.Count: > 0 } }
            ? [new Reason(ReasonNames.NoJapanese, Scores.NoJapanese, "")]
            : [];
}
