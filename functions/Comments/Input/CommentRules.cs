using System.Text.RegularExpressions;
using ServerlessBlog.Comments.Text;
using ServerlessBlog.Moderation;
using ServerlessBlog.Platform.Text;

namespace ServerlessBlog.Comments.Input;

/// <summary>What a comment may be, the same for the form and for JSON. Lengths are in Unicode code points, after trimming.</summary>
public static partial class CommentRules
{
    public const int MaxName = 50;
    public const int MaxEmail = 254;
    public const int MaxUrl = 2000;
    public const int MaxText = 5000;

    /// <summary>
    /// The comment made ready to be kept (trimmed, line breaks as U+000A, without characters that order text by force), and
    /// everything that is wrong with it. Whether <c>replyTo</c> names a comment is for who can look.
    /// </summary>
    public static (CommentDraft Ready, IReadOnlyList<CommentFault> Faults) Check(CommentDraft typed)
    {
        List<CommentFault> faults = [];
        var ready = new CommentDraft
        {
            Name = Name(InvisibleCharacters.RemoveOverrides(typed.Name).Trim(), faults),
            Email = Email(typed.Email.Trim(), faults),
            Url = Url(typed.Url.Trim(), faults),
            Text = Text(InvisibleCharacters.RemoveOverrides(Lines(typed.Text)).Trim(), faults),
            ReplyTo = typed.ReplyTo.Trim(),
        };
        if (ready.ReplyTo.Length > 0 && !FeedbackIds.IsComment(ready.ReplyTo))
            faults.Add(CommentFault.UnknownReplyTo);
        return (ready, faults);
    }

    private static string Name(string name, List<CommentFault> faults)
    {
        if (Characters.HasUnpairedSurrogate(name) || Characters.HasControl(name) || name.AsSpan().IndexOfAny('\u2028', '\u2029') >= 0)
            faults.Add(new CommentFault(CommentFields.Name, CommentRule.NameUnreadable));
        else if (!InvisibleCharacters.HasVisible(name))
            faults.Add(new CommentFault(CommentFields.Name, CommentRule.NameMissing));
        else if (Characters.Count(name) is > MaxName and var count)
            faults.Add(new CommentFault(CommentFields.Name, CommentRule.NameTooLong, count));
        return name;
    }

    private static string Email(string email, List<CommentFault> faults)
    {
        if (email.Length > 0 && (email.Length > MaxEmail || Characters.HasUnpairedSurrogate(email) || Characters.HasControl(email) || !EmailShape().IsMatch(email)))
            faults.Add(new CommentFault(CommentFields.Email, CommentRule.EmailInvalid));
        return email;
    }

    private static string Url(string url, List<CommentFault> faults)
    {
        if (url.Length == 0)
            return "";
        if (url.Length <= MaxUrl && !Characters.HasUnpairedSurrogate(url) && !url.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
            && InvisibleCharacters.RemoveOverrides(url) == url
            && (url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            && Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Host.Length > 0 && parsed.UserInfo.Length == 0
            && parsed.AbsoluteUri.Length <= MaxUrl)
            return parsed.AbsoluteUri;
        faults.Add(new CommentFault(CommentFields.Url, CommentRule.UrlInvalid));
        return url;
    }

    private static string Text(string text, List<CommentFault> faults)
    {
        if (Characters.HasUnpairedSurrogate(text) || Characters.HasControl(text.Replace('\n', ' ').Replace('\t', ' ')))
            faults.Add(new CommentFault(CommentFields.Text, CommentRule.TextUnreadable));
        else if (!InvisibleCharacters.HasVisible(text))
            faults.Add(new CommentFault(CommentFields.Text, CommentRule.TextMissing));
        else if (Characters.Count(text) is > MaxText and var count)
            faults.Add(new CommentFault(CommentFields.Text, CommentRule.TextTooLong, count));
        return text;
    }

    // A form sends CRLF; other systems have their own.
    private static string Lines(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\u2028', '\n').Replace('\u2029', '\n');

    // One @ between something and a host with a dot: whether mail arrives there only mail can tell.
    [GeneratedRegex(@"^[^\s@<>()\[\],;:\\""]{1,64}@[^\s@<>()\[\],;:\\""._-][^\s@<>()\[\],;:\\""]*\.[^\s@<>()\[\],;:\\"".]{2,}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EmailShape();
}
