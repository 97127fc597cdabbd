namespace ServerlessBlog.Moderation.Judge;

/// <summary>The stable names of the judge's own reasons; the desk finds its texts by them.</summary>
public static class ReasonNames
{
    public const string Honeypot = "honeypot";
    public const string TooFast = "too-fast";
    public const string NoScript = "no-script";
    public const string Rate = "rate";
    public const string Links = "links";
    public const string LinkShare = "link-share";
    public const string Markup = "markup";
    public const string BlockedWord = "blocked-word";
    public const string BlockedDomain = "blocked-domain";
    public const string NoJapanese = "no-japanese";
    public const string Repeat = "repeat";
    public const string NearRepeat = "near-repeat";
    public const string KnownSender = "known-sender";
    public const string KnownSite = "known-site";
    public const string ReplyToNothing = "reply-to-nothing";
    public const string Shouting = "shouting";
    public const string Garbage = "garbage";
    public const string Akismet = "akismet";
    public const string AkismetUnavailable = "akismet-unavailable";

    public static IReadOnlyList<string> All { get; } =
    [
        Honeypot, TooFast, NoScript, Rate, Links, LinkShare, Markup, BlockedWord, BlockedDomain, NoJapanese, Repeat, NearRepeat,
        KnownSender, KnownSite, ReplyToNothing, Shouting, Garbage, Akismet, AkismetUnavailable,
    ];
}
