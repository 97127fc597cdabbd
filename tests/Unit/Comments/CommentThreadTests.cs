using ServerlessBlog.Comments.Pages;
using ServerlessBlog.Moderation.Model;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Comments;

public sealed class CommentThreadTests
{
    [Fact]
    public void Answers_stand_under_the_comment_that_they_answer_oldest_first()
    {
        var threads = CommentThread.Of([Comment("a"), Comment("b"), Comment("c", "a"), Comment("d", "a"), Comment("e", "b")]);

        Drawn(threads).ShouldBe(["a: c, d", "b: e"]);
    }

    [Fact]
    public void An_answer_to_an_answer_stays_on_the_second_level_and_says_whom_it_answers()
    {
        var threads = CommentThread.Of([Comment("a"), Comment("b", "a"), Comment("c", "b"), Comment("d", "c"), Comment("e", "a")]);

        Drawn(threads).ShouldBe(["a: b, c to b, d to c, e"]);
    }

    [Fact]
    public void An_answer_to_what_is_not_shown_begins_a_thread() =>
        Drawn(CommentThread.Of([Comment("b", "erased"), Comment("c", "b")])).ShouldBe(["b: c"]);

    [Fact]
    public void What_answers_itself_or_something_later_ends() =>
        Drawn(CommentThread.Of([Comment("a", "a"), Comment("b", "c"), Comment("c", "b")])).ShouldBe(["a: ", "b: c"]);

    private static IEnumerable<string> Drawn(IEnumerable<CommentThread> threads) => threads.Select(thread =>
        $"{thread.Comment.Id}: {string.Join(", ", thread.Answers.Select(answer => answer.To is null ? answer.Comment.Id : $"{answer.Comment.Id} to {answer.To.Id}"))}");

    private static ShownItem Comment(string id, string replyTo = "") => new() { Id = id, ReplyTo = replyTo };
}
