using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Syndication.Announcements.Planning;
using ServerlessBlog.Syndication.Channels;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Desk.Composer;

/// <summary>Makes the boxes of a post's announcements, with what was typed in them.</summary>
public sealed class ComposerBoxes(ChannelDirectory channels, AnnouncementInfo info)
{
    /// <summary>One for each channel, as the announcements stand; of a post that is withdrawn, what there is of it.</summary>
    public IReadOnlyList<Box> Of(PlannedPost planned) =>
        [.. channels.All.Select(channel => Of(planned, channel.Traits)).Where(box => !box.IsLocked || box.Row is not null)];

    /// <summary>The same with what a form has for them; a choice that no input of ours offers counts as none.</summary>
    public IReadOnlyList<Box> Of(PlannedPost planned, DeskForm form) => [.. Of(planned).Select(box => Typed(box, form))];

    /// <summary>The one of a channel, as its announcement stands.</summary>
    public Box Of(PlannedPost planned, ChannelTraits channel)
    {
        var row = planned.On(channel.Id);
        return new Box(channel, row, BoxInput.Of(row, channel, info)) { IsLocked = planned.Post.Status == PostStatus.Withdrawn };
    }

    private static Box Typed(Box box, DeskForm form)
    {
        if (BoxInput.Read(form, box.Traits.Id) is not { } typed)
            return box;
        // Words from the post go into an empty box only.
        var proposal = form[box.Names.Proposal];
        return box with
        {
            FormBase = form[box.Names.Base],
            Typed = typed with
            {
                Text = typed.Text.Length == 0 && proposal.Length > 0 ? proposal : typed.Text,
                Language = AnnouncementTexts.Languages.Append(box.Typed.Language).Contains(typed.Language, StringComparer.Ordinal) ? typed.Language : "",
                Visibility = box.Traits.Visibilities.Contains(typed.Visibility, StringComparer.Ordinal) ? typed.Visibility : "",
            },
        };
    }
}
