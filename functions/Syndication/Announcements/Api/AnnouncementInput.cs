using Newtonsoft.Json.Linq;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.Text;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Announcements.Planning;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Announcements.Api;

/// <summary>Reads what a channel is to be told from a request.</summary>
public sealed class AnnouncementInput(BlogClock clock)
{
    /// <summary>The most bytes a request may have: a text of the most characters whose every half is escaped, and the rest.</summary>
    public const int MaxBytes = 512 * 1024;

    /// <summary>The draft in the body of a PUT. Throws a problem (422) with all that is wrong with its members.</summary>
    /// <param name="json">The body.</param>
    /// <param name="channel">The channel in the path.</param>
    /// <param name="current">What is there; its time may be repeated though it is past.</param>
    public AnnouncementDraft Read(JObject json, ChannelTraits channel, Announcement? current)
    {
        var fields = new Fields(json);
        foreach (var name in AnnouncementJson.ReadOnlyMembers)
            fields.Ignore(name);
        if (fields.Text("channel") is { } id && id != channel.Id)
            fields.Error("channel", "This must be the channel in the URL; leave it out.");
        var draft = Message(fields, channel);
        var at = fields.Time("at");
        if (at is { } time && time != current?.At && !AnnouncementDraft.IsTime(time, clock.Now))
            fields.Error("at", "Give a time to come, at most five years ahead, such as 2030-01-31T09:30:00+09:00, or leave it out.");
        fields.ThrowIfInvalid();
        return draft with { At = at is { } due ? BlogClock.Truncate(due) : null };
    }

    /// <summary>The members that say what is told, and how; what is wrong with them is left in <paramref name="fields"/>.</summary>
    public static AnnouncementDraft Message(Fields fields, ChannelTraits channel)
    {
        var text = (fields.Text("text") ?? "").ReplaceLineEndings("\n");
        if (!AnnouncementDraft.IsText(text))
            fields.Error("text", "This must be valid Unicode without control characters other than line breaks.");
        else if (Characters.Count(text) > AnnouncementDraft.MaxText)
            fields.Error("text", $"A text may have at most {AnnouncementDraft.MaxText} characters, whatever the channel.");
        var language = fields.Text("language") ?? "";
        if (language.Length > 0 && !LanguageTag.IsValid(language))
            fields.Error("language", "This must be a language tag such as ja or en.");
        var visibility = fields.Text("visibility") ?? "";
        if (visibility.Length > 0 && !channel.Visibilities.Contains(visibility, StringComparer.Ordinal))
            fields.Error("visibility", channel.Visibilities.Count == 0 ? $"{channel.Name} has no visibilities to choose from; leave it out." : $"This must be one of {string.Join(", ", channel.Visibilities)}.");
        return new AnnouncementDraft(text) { Link = fields.Flag("link"), Language = language, Visibility = visibility };
    }
}
