namespace ServerlessBlog.Moderation.Judge;

/// <summary>
/// How much each reason speaks for spam. <see cref="Spam"/> is the line: a reason of that score decides alone, all others
/// need company, so that an odd comment waits for the author instead of lying among spam. docs/moderation.md lists them.
/// </summary>
public static class Scores
{
    /// <summary>From this sum on an item is spam.</summary>
    public const int Spam = 10;

    /// <summary>Nobody fills in a field that nobody sees.</summary>
    public const int Honeypot = Spam;

    /// <summary>Faster than anybody reads the form, but a paste is possible.</summary>
    public const int TooFast = 6;

    /// <summary>Programs run no script, and a few readers neither.</summary>
    public const int NoScript = 1;

    /// <summary>Many at once from one client: a talk between two people has this pace at most for a moment.</summary>
    public const int RateSome = 3;
    public const int RateMany = 6;
    public const int RateFlood = Spam;

    /// <summary>One link is ordinary. The more there are, the less it is a comment.</summary>
    public const int LinksTwo = 1;
    public const int LinksSome = 3;
    public const int LinksMany = 6;
    public const int LinksFlood = 9;

    /// <summary>Hardly anything is said besides the links.</summary>
    public const int LinkShare = 2;

    /// <summary>HTML or BBCode links: the field takes neither, and programs try.</summary>
    public const int Markup = 4;

    /// <summary>The author's own list: no further proof is needed.</summary>
    public const int BlockedWord = Spam;
    public const int BlockedDomain = Spam;

    /// <summary>Readers of a Japanese blog may write in another language, most do not.</summary>
    public const int NoJapanese = 4;

    /// <summary>The same text again: once by mistake, twice hardly.</summary>
    public const int RepeatOnce = 4;
    public const int RepeatTwice = 7;
    public const int RepeatMany = Spam;

    /// <summary>Almost the same text.</summary>
    public const int NearRepeatOnce = 2;
    public const int NearRepeatSome = 4;
    public const int NearRepeatMany = 7;

    /// <summary>The author rejected something of this sender, or called it spam once or again and again.</summary>
    public const int RejectedSender = 3;
    public const int SpamSender = 6;
    public const int SpamSenderOften = Spam;

    /// <summary>The author approved this sender and never refused anything of theirs.</summary>
    public const int ApprovedSender = -3;

    /// <summary>The same for the site that is linked; many people may share one.</summary>
    public const int RefusedSite = 4;
    public const int RefusedSiteOften = 8;
    public const int ApprovedSite = -2;

    /// <summary>It answers a comment that is not there: a program filled the field in, or the comment was erased meanwhile.</summary>
    public const int ReplyToNothing = 3;

    /// <summary>Bad manners and broken text are no crimes.</summary>
    public const int Shouting = 1;
    public const int Garbage = 1;

    /// <summary>Akismet knows it from other blogs.</summary>
    public const int Akismet = Spam;
}
