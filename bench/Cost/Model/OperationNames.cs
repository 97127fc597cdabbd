namespace ServerlessBlog.Bench.Cost.Model;

/// <summary>The operations that are measured, and that scenarios count.</summary>
internal static class OperationNames
{
    public const string FirstVisit = "page view: the page, its stylesheet, script and icon";
    public const string Page = "page alone, not in memory";
    public const string CachedPage = "page alone, from memory";
    public const string Home = "home page, not in memory";
    public const string Feed = "feed with whole texts";
    public const string FeedPoll = "feed, unchanged (304)";
    public const string Search = "search for a word";
    public const string Comment = "comment: taken, judged, on the desk";
    public const string Approve = "comment approved";
    public const string Spam = "spam comment: taken, judged, put aside";
    public const string Trackback = "trackback: taken, its source fetched, judged";
    public const string Desk = "a look at the desk";
    public const string Draft = "draft written";
    public const string Publish = "draft published";
    public const string Edit = "published post edited";

    /// <summary>A post announced on a channel, from planning it to the network's answer.</summary>
    public static string Announce(string channel) => $"announced on {channel}";
}
