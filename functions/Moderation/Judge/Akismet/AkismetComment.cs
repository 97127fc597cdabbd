using System.Globalization;
using System.Net;
using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Moderation.Judge.Akismet;

/// <summary>An item as Akismet's API 1.1 wants to have it. A later report must have the same values as the first question.</summary>
/// <param name="Item">The item; its name, e-mail address, URL and text are sent.</param>
/// <param name="Client">The sender's address, which Akismet demands.</param>
/// <param name="UserAgent">The sender's browser; may be empty.</param>
/// <param name="PostUpdatedAt">When the post was last changed; null when that is not known.</param>
public sealed record AkismetComment(FeedbackItem Item, IPAddress Client, string UserAgent, DateTimeOffset? PostUpdatedAt)
{
    /// <summary>The parameters about the item. What is empty is left out.</summary>
    public IEnumerable<(string Name, string Value)> Fields(string permalink)
    {
        (string Name, string Value)[] fields =
        [
            ("user_ip", Client.ToString()),
            ("user_agent", UserAgent),
            ("permalink", permalink),
            ("comment_type", Item.Kind.ToString().ToLowerInvariant()),
            ("comment_author", Item.Name),
            ("comment_author_email", Item.Email),
            ("comment_author_url", Item.Url),
            ("comment_content", Item.IsLinkback && Item.Title.Length > 0 ? $"{Item.Title}\n{Item.Text}" : Item.Text),
            ("comment_date_gmt", Iso(Item.ReceivedAt)),
            ("comment_post_modified_gmt", PostUpdatedAt is { } updated ? Iso(updated) : ""),
            // A linkback that was sent again: the same source with another text.
            ("recheck_reason", Item.UpdatedAt > Item.ReceivedAt ? "edit" : ""),
        ];
        return fields.Where(field => field.Value.Length > 0);
    }

    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
