using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Moderation.Judge.Rules;

/// <summary>Links written as HTML or BBCode, which a comment shows as they are and programs send to every form.</summary>
public sealed class MarkupRule : IRule
{
    private static readonly string[] Signs = ["<a href", "[url=", "[url]", "[link="];

    public IEnumerable<Reason> Look(Evidence evidence) =>
        Signs.FirstOrDefault(sign => evidence.Text.Folded.Contains(sign, StringComparison.Ordinal)) is { } sign
            ? [new Reason(ReasonNames.Markup, Scores.Markup, sign)]
            : [];
}
