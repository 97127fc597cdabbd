using ServerlessBlog.Platform.Text;

namespace ServerlessBlog.Site;

/// <summary>The pages' own words in one language, from <c>Texts/*.resx</c>.</summary>
public sealed partial class SiteTexts : TextTable
{
    private SiteTexts(string language)
        : base("Texts", language)
    {
    }

    /// <summary>Japanese for <c>ja</c> and its regions, else English.</summary>
    public static SiteTexts For(string language) => new(language);

    public string Home => Text();

    public string Archives => Text();

    public string ArchivesDescription => Text();

    public string Search => Text();

    public string SearchLabel => Text();

    public string SearchButton => Text();

    public string SearchHint => Text();

    public string MoreResults => Text();

    public string FirstResults => Text();

    public string Feed => Text();

    public string Navigation => Text();

    public string SkipToText => Text();

    public string NeighboursAbove => Text();

    public string NeighboursBelow => Text();

    public string MonthNeighbours => Text();

    public string Paging => Text();

    public string Older => Text();

    public string Newest => Text();

    public string NoPosts => Text();

    public string NoPostsHint => Text();

    public string Category => Text();

    public string Tag => Text();

    public string Tags => Text();

    /// <summary>What stands before the links to statuses that announce a post.</summary>
    public string Syndication => Text();

    public string Author => Text();

    public string Month => Text();

    public string Related => Text();

    public string Permalink => Text();

    public string Table => Text();

    public string PageTitle(string page, string blog) => Fill(Text(), page, blog);

    public string OlderPageTitle(string heading) => Fill(Text(), heading);

    public string InCategory(string category) => Fill(Text(), category);

    public string CategoryDescription(string category) => Fill(Text(), category);

    public string TagDescription(string tag) => Fill(Text(), tag);

    public string AuthorDescription(string author) => Fill(Text(), author);

    public string MonthDescription(string month) => Fill(Text(), month);

    public string FeedOf(string title, string format) => Fill(Text(), title, format);

    public string Updated(string date) => Fill(Text(), date);

    public string Comments(int count) => Fill(Text(), count);

    public string Linkbacks(int count) => Fill(Text(), count);

    public string SearchResults(string query) => Fill(Text(), query);

    public string NoResults(string query) => Fill(Text(), query);

    public string LinkbacksHeading => Text();

    public string TrackbackUrl => Text();

    public string Copy => Text();

    public string Copied => Text();

    public string LinkbacksListed => Text();

    public string NoLinkbacks => Text();

    /// <summary>A day in full: <c>2010年1月 3日 (日)</c>, <c>Sunday, January 3, 2010</c>.</summary>
    public string DateFormat(DateTimeOffset local) => Fill(Text(), local, local.Day);

    /// <summary>A day where there is little room: <c>2010年1月 3日 (日)</c>, <c>January 3, 2010</c>.</summary>
    public string ShortDateFormat(DateTimeOffset local) => Fill(Text(), local, local.Day);

    public string TimeFormat(DateTimeOffset local) => Fill(Text(), local);

    /// <summary>A month: <c>2010年1月</c>, <c>January 2010</c>.</summary>
    public string MonthFormat(DateOnly month) => Fill(Text(), month);

    public string YearFormat(DateOnly year) => Fill(Text(), year);

    /// <summary>A month without its year: <c>1月</c>, <c>Jan</c>.</summary>
    public string MonthOfYearFormat(DateOnly month) => Fill(Text(), month);

    /// <summary>What a page with this HTTP status says, as a heading and a sentence.</summary>
    public (string Heading, string Sentence) Problem(int status)
    {
        var name = status switch
        {
            400 or 412 or 422 => "Invalid",
            404 or 405 => "NotFound",
            409 => "Conflict",
            410 => "Gone",
            429 => "TooMany",
            503 => "Unavailable",
            _ => "Failed",
        };
        return (Text(name + "Heading"), Text(name + "Sentence"));
    }
}
