using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Text;

namespace ServerlessBlog.Moderation.Judge.Rules;

/// <summary>A word of <c>Moderation__BlockedWords</c> in the name or the text.</summary>
public sealed class BlockedWordsRule(BlockList list) : IRule
{
    public IEnumerable<Reason> Look(Evidence evidence) =>
        (list.WordIn(evidence.Text.Folded) ?? list.WordIn(FoldedText.Of(evidence.Item.Name))) is { } word
            ? [new Reason(ReasonNames.BlockedWord, Scores.BlockedWord, word)]
            : [];
}
