using ServerlessBlog.Moderation.Judge.Akismet;
using ServerlessBlog.Moderation.Notices;

namespace ServerlessBlog.Moderation.Judge;

/// <summary>How comments and linkbacks are judged, and how the author hears of them: the settings <c>Moderation__*</c>.</summary>
public sealed class ModerationOptions
{
    /// <summary>The configuration section that these settings come from.</summary>
    public const string Section = "Moderation";

    /// <summary>
    /// Whether a comment is shown at once when the author approved one with the same e-mail address before, nothing of that
    /// sender was ever refused, and nothing speaks against it. Else everything waits for the author.
    /// </summary>
    public bool TrustReturning { get; set; }

    /// <summary>Words that speak for spam: a comma list; upper and lower case, full and half width are the same.</summary>
    public string BlockedWords { get; set; } = "";

    /// <summary>Domains, with all below them, links to which speak for spam: a comma list.</summary>
    public string BlockedDomains { get; set; } = "";

    /// <summary>After how many days spam and refused linkbacks are erased, 1 to 3650.</summary>
    public int PurgeAfterDays { get; set; } = 30;

    public AkismetOptions Akismet { get; } = new();

    public NotifyOptions Notify { get; } = new();
}
