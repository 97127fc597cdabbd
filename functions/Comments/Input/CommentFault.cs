namespace ServerlessBlog.Comments.Input;

/// <summary>What can be wrong with a field of a comment. The pages' texts have a sentence for each, named <c>CommentFault</c> and this.</summary>
public enum CommentRule
{
    NameMissing,
    NameTooLong,
    NameUnreadable,
    EmailInvalid,
    UrlInvalid,
    TextMissing,
    TextTooLong,
    TextUnreadable,
    ReplyToUnknown,
}

/// <summary>Something wrong with a field.</summary>
/// <param name="Field">The field's name in forms and in JSON.</param>
/// <param name="Rule">What it breaks.</param>
/// <param name="Count">How many characters it has, where there are too many.</param>
public sealed record CommentFault(string Field, CommentRule Rule, int Count = 0)
{
    /// <summary>A reply to a comment that is not there, or not shown.</summary>
    public static readonly CommentFault UnknownReplyTo = new(CommentFields.ReplyTo, CommentRule.ReplyToUnknown);
}

/// <summary>The names of a comment's fields, the same in the form and in JSON.</summary>
public static class CommentFields
{
    public const string Name = "name";
    public const string Email = "email";
    public const string Url = "url";
    public const string Text = "text";
    public const string ReplyTo = "replyTo";

    /// <summary>A field of the form that people do not see; its name is one that programs like to fill in.</summary>
    public const string Honeypot = "website";

    /// <summary>A field of the form that its script fills with the milliseconds the form was open.</summary>
    public const string Elapsed = "elapsed";
}
