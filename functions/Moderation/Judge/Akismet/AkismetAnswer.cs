namespace ServerlessBlog.Moderation.Judge.Akismet;

/// <summary>What Akismet says about an item.</summary>
public enum AkismetAnswer
{
    /// <summary>It says nothing that counts: down, slow, unreadable, or a wrong key.</summary>
    Unavailable,

    Ham,

    Spam,

    /// <summary>Spam of the worst kind, which Akismet would throw away unseen. Here it is kept like all spam.</summary>
    Discard,
}
