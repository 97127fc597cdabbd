using ServerlessBlog.Comments.Input;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Site;

namespace ServerlessBlog.Comments.Pages;

/// <summary>The form that a comment is written in.</summary>
public sealed record CommentFormModel(SiteInfo Site, string Slug)
{
    /// <summary>What was typed into it.</summary>
    public CommentDraft Draft { get; init; } = CommentDraft.Empty;

    /// <summary>What is wrong with that.</summary>
    public IReadOnlyList<CommentFault> Faults { get; init; } = [];

    /// <summary>The name of who wrote the comment that it answers; empty for none.</summary>
    public string ReplyToName { get; init; } = "";

    /// <summary>The sentence about what is wrong with a field; null for nothing.</summary>
    public string? FaultOf(string field) =>
        Faults.FirstOrDefault(fault => fault.Field == field) is { } fault ? Site.Texts.CommentFault(fault) : null;
}

/// <summary>A page of its own for a comment that could not be taken, with all that was typed.</summary>
/// <param name="Form">The form.</param>
/// <param name="Post">The post; null when it could not be read.</param>
/// <param name="Sentence">Why it was not taken, where no field is at fault; null otherwise.</param>
/// <param name="IsOpen">Whether the post takes comments.</param>
public sealed record CommentFormPageModel(CommentFormModel Form, Post? Post, string? Sentence, bool IsOpen);
