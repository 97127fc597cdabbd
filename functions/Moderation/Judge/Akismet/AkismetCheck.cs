using Microsoft.Extensions.Options;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Posts.Read;

namespace ServerlessBlog.Moderation.Judge.Akismet;

/// <summary>The judge's last question, when Akismet is configured and nothing else has decided.</summary>
public sealed class AkismetCheck(IOptions<ModerationOptions> options, AkismetClient akismet, ClientSeal seal, AskedItems asked, PostReader posts)
{
    private const string NoAddress = "the sender's address is not known";

    /// <summary>
    /// The reason that Akismet gives; null when it has nothing against the item, or is not configured. Two transactions, and one
    /// request of at most <see cref="AkismetClient.Limit"/>.
    /// </summary>
    public async Task<Reason?> AskAsync(FeedbackItem item, CancellationToken cancellationToken)
    {
        if (!options.Value.Akismet.IsOn)
            return null;
        if (await seal.OpenAsync(item.SealedClient, cancellationToken) is not { } client)
            return new Reason(ReasonNames.AkismetUnavailable, 0, NoAddress);
        var post = await posts.FindAsync(item.Slug, cancellationToken);
        var answer = await akismet.CheckAsync(new AkismetComment(item, client, item.UserAgent, post?.UpdatedAt), cancellationToken);
        if (answer == AkismetAnswer.Unavailable)
            return new Reason(ReasonNames.AkismetUnavailable, 0, "");
        await asked.SetAsync(item.DeskId, new AskedItem(answer != AkismetAnswer.Ham, item.SealedClient, item.UserAgent, post?.UpdatedAt), cancellationToken);
        return answer switch
        {
            AkismetAnswer.Discard => new Reason(ReasonNames.Akismet, Scores.Akismet, "discard"),
            AkismetAnswer.Spam => new Reason(ReasonNames.Akismet, Scores.Akismet, ""),
            _ => null,
        };
    }
}
