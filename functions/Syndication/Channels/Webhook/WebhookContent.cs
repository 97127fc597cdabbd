using System.Text;
using Newtonsoft.Json;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Channels.Webhook;

/// <summary>What a receiver gets, as JSON; the same in each attempt.</summary>
/// <param name="Type">Says what it is about, as Standard Webhooks names such things.</param>
/// <param name="Id">Names the message; also in the header <c>Webhook-Id</c>.</param>
/// <param name="SentAt">When it was first sent.</param>
/// <param name="Channel">The channel's id.</param>
/// <param name="Text">The author's words.</param>
/// <param name="Link">The permalink, where the author wants it to go along; else absent.</param>
/// <param name="Language">The language of the text, a BCP 47 tag.</param>
/// <param name="Title">The post's title.</param>
/// <param name="Excerpt">The post's excerpt; may be empty.</param>
/// <param name="Slug">The post's slug.</param>
/// <param name="PostUrl">The post's permalink, whether or not it goes along.</param>
public sealed record WebhookContent(
    string Type, string Id, DateTimeOffset SentAt, string Channel, string Text, string? Link, string Language, string Title, string Excerpt, string Slug, string PostUrl)
{
    private const string Announcement = "post.announcement";

    /// <summary>That of one dispatch, in UTF-8.</summary>
    public static byte[] Of(string channel, Dispatch dispatch)
    {
        var (message, slug, postUrl, key, _, firstAttemptAt) = dispatch;
        var content = new WebhookContent(Announcement, key, firstAttemptAt, channel, message.Text, message.Link, message.Language, message.Title, message.Excerpt, slug, postUrl);
        return Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(content, ApiJson.Settings));
    }
}
