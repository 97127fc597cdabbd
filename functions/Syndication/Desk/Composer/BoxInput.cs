using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Desk.Composer;

/// <summary>What stands in the box of one channel, as it was typed.</summary>
/// <param name="Text">The words, with line breaks as U+000A.</param>
/// <param name="Link">Whether the link is to go along.</param>
/// <param name="At">The date and time as the input has it; empty for none.</param>
/// <param name="Language">A language tag; empty for the post's.</param>
/// <param name="Visibility">One of the channel's visibilities; empty for its default.</param>
public sealed record BoxInput(string Text, bool Link, string At, string Language, string Visibility)
{
    /// <summary>What stands there before anything is typed: the announcement as it is, or an empty box.</summary>
    public static BoxInput Of(Announcement? row, ChannelTraits traits, AnnouncementInfo info) => row is null
        ? new("", traits.LinksByDefault, "", "", "")
        : new(OneBreak(row.Text), row.Link, info.InputOf(row.At), row.Language, row.Visibility);

    /// <summary>The box of a channel in a form; null when the form has none.</summary>
    public static BoxInput? Read(DeskForm form, string channel) => BoxFields.Of(channel) is var names && form[names.Base].Length == 0
        ? null
        : new(OneBreak(form[names.Text]), form[names.Link].Length > 0, form[names.At].Trim(), form[names.Language], form[names.Visibility]);

    // Browsers send line breaks as CR and LF (HTML, section 4.10.21.7).
    private static string OneBreak(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}

/// <summary>The names of a box's fields, which are also the ids of its inputs.</summary>
/// <param name="Text">The words.</param>
/// <param name="Link">The checkbox for the link.</param>
/// <param name="At">The date and time.</param>
/// <param name="Language">The language.</param>
/// <param name="Visibility">Who sees it.</param>
/// <param name="Base">What the box was made from: <see cref="NoBase"/>, or the announcement's last change.</param>
/// <param name="Proposal">A button with words to put into the box.</param>
public sealed record BoxFields(string Text, string Link, string At, string Language, string Visibility, string Base, string Proposal)
{
    /// <summary>The base of a box for which there was no announcement.</summary>
    public const string NoBase = "none";

    public static BoxFields Of(string channel) =>
        new($"text-{channel}", $"link-{channel}", $"at-{channel}", $"language-{channel}", $"visibility-{channel}", $"base-{channel}", $"proposal-{channel}");
}
