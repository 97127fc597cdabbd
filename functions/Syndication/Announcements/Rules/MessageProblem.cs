using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Announcements.Rules;

/// <summary>Why a message is not taken.</summary>
/// <param name="Type">The kind of problem.</param>
/// <param name="Member">The member at fault, such as <c>text</c>.</param>
/// <param name="Detail">One sentence that says what to do.</param>
public sealed record MessageProblem(ProblemType Type, string Member, string Detail)
{
    /// <summary>The texts that do not go together, if that is the problem.</summary>
    public IReadOnlyList<ComparedText> Texts { get; init; } = [];

    /// <summary>Throws all of them as one problem, of the first one's type; nothing when there is none.</summary>
    public static void ThrowIfAny(IReadOnlyList<MessageProblem> problems)
    {
        if (problems.Count == 0)
            return;
        var others = problems.Count == 1 ? "" : " There is more to mend: see errors.";
        throw new ProblemException(
            problems[0].Type, problems[0].Detail + others, [.. problems.Select(problem => new FieldError(JsonPointer.Member("", problem.Member), problem.Detail))])
        {
            Texts = [.. problems.SelectMany(problem => problem.Texts)],
        };
    }
}

/// <summary>A message as its channel sees it, and what is against it.</summary>
/// <param name="Measure">Its length, limit and price.</param>
/// <param name="Problems">What is against it, the most telling first; empty when it can be sent.</param>
public sealed record MessageReview(Measure Measure, IReadOnlyList<MessageProblem> Problems);

/// <summary>What another channel is told of the same post, or was.</summary>
/// <param name="Channel">That channel.</param>
/// <param name="Text">The author's words for it.</param>
public sealed record OtherMessage(ChannelTraits Channel, string Text);
