using static ServerlessBlog.Bench.Cost.Model.OperationNames;

namespace ServerlessBlog.Bench.Cost.Model;

/// <summary>What happens on a blog.</summary>
/// <param name="Name">The heading.</param>
/// <param name="Description">What happens, in words.</param>
/// <param name="Days">For how long.</param>
/// <param name="Views">Views of pages, each by somebody who comes for the first time and has none of the blog's files.</param>
/// <param name="Shares">The share of the views that each page has.</param>
/// <param name="Counts">How often everything else happens.</param>
internal sealed record Scenario(string Name, string Description, double Days, double Views, IReadOnlyList<double> Shares, IReadOnlyDictionary<string, double> Counts)
{
    /// <summary>The days of an average month.</summary>
    public const double MonthDays = 365.25 / 12;

    public static readonly IReadOnlyList<Scenario> All =
    [
        new(
            "A quiet blog", "a month: 1,000 views, 3,000 looks at the feed and by crawlers, 4 posts announced on 3 channels, 5 comments, 100 pieces of spam", MonthDays, 1_000, Zipf(30),
            Everything(feedPolls: 2_000, crawled: 1_000, searches: 10, posts: 4, comments: 5, spam: 100, trackbacks: 2)),
        new(
            "A busy blog", "a month: 300,000 views, 30,000 looks at the feed and by crawlers, 20 posts announced on 3 channels, 500 comments, 5,000 pieces of spam", MonthDays, 300_000, Zipf(100),
            Everything(feedPolls: 20_000, crawled: 10_000, searches: 3_000, posts: 20, comments: 500, spam: 5_000, trackbacks: 50)),
        new(
            "A front-page day", "24 hours: 1,000,000 views, 85 % of them of one page, 300 comments, 1,000 pieces of spam", 1, 1_000_000, [0.85, .. Zipf(50).Select(share => share * 0.15)],
            Everything(feedPolls: 2_000, crawled: 1_000, searches: 1_000, posts: 1, comments: 300, spam: 1_000, trackbacks: 100)),
    ];

    /// <summary>The seconds that it goes on.</summary>
    public double Seconds => Days * 24 * 60 * 60;

    // The n-th page is read a n-th as often as the first.
    private static double[] Zipf(int pages)
    {
        var sum = Enumerable.Range(1, pages).Sum(n => 1.0 / n);
        return [.. Enumerable.Range(1, pages).Select(n => 1 / (n * sum))];
    }

    private static Dictionary<string, double> Everything(
        double feedPolls, double crawled, double searches, double posts, double comments, double spam, double trackbacks) => new(StringComparer.Ordinal)
        {
            [FeedPoll] = feedPolls,
            [Page] = crawled,
            [Search] = searches,
            [Draft] = posts,
            [Publish] = posts,
            [Edit] = posts,
            [Announce("bluesky")] = posts,
            [Announce("mastodon")] = posts,
            [Announce("mixi2")] = posts,
            [Comment] = comments,
            [Approve] = comments,
            [Desk] = comments,
            [Spam] = spam,
            [Trackback] = trackbacks,
        };
}
