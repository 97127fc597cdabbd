using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Comments.Pages;

/// <summary>A comment on the post with all that answers it, straight or by way of another answer, oldest first.</summary>
public sealed record CommentThread(ShownItem Comment, IReadOnlyList<CommentAnswer> Answers)
{
    /// <summary>
    /// The threads of <paramref name="comments"/>, two levels deep whatever answers what. A comment whose own is not among
    /// them (erased, or rejected since) begins a thread.
    /// </summary>
    /// <param name="comments">What is shown, oldest first.</param>
    public static IReadOnlyList<CommentThread> Of(IEnumerable<ShownItem> comments)
    {
        List<(ShownItem Comment, List<CommentAnswer> Answers)> threads = [];
        Dictionary<string, (ShownItem Comment, int Thread)> known = new(StringComparer.Ordinal);
        foreach (var comment in comments)
        {
            if (comment.ReplyTo.Length > 0 && known.TryGetValue(comment.ReplyTo, out var answered))
            {
                var isToFirst = ReferenceEquals(answered.Comment, threads[answered.Thread].Comment);
                threads[answered.Thread].Answers.Add(new CommentAnswer(comment, isToFirst ? null : answered.Comment));
                known[comment.Id] = (comment, answered.Thread);
            }
            else
            {
                known[comment.Id] = (comment, threads.Count);
                threads.Add((comment, []));
            }
        }

        return [.. threads.Select(thread => new CommentThread(thread.Comment, thread.Answers))];
    }
}

/// <summary>An answer in a thread.</summary>
/// <param name="Comment">The answer.</param>
/// <param name="To">The answer that it answers; null when it answers the thread's first comment.</param>
public sealed record CommentAnswer(ShownItem Comment, ShownItem? To);
