using System.Collections.Frozen;

namespace ServerlessBlog.Posts.Rendering;

/// <summary>
/// The HTML that a post may have: what is not listed does not get through. Nothing listed switches the parser into another
/// mode (raw text, templates, foreign content), so escaped output means the same to every parser.
/// </summary>
internal static class HtmlPolicy
{
    public const string FootnoteReferenceClass = "footnote-ref";
    public const string FootnoteBackReferenceClass = "footnote-back-ref";
    public const string QuotedStatusClass = "quoted-status";
    public const string ClientClass = "client";
    public const string TimeClass = "time";

    /// <summary>Elements that get through, with the attributes they may have besides those that all may have.</summary>
    public static readonly FrozenDictionary<string, FrozenSet<string>> Elements = new (string Names, string Attributes)[]
    {
        ("h1 h2 h3 h4 h5 h6 p div span section article aside header footer address hr br wbr pre", ""),
        ("b i u s em strong small sub sup mark code kbd samp var cite dfn abbr bdi bdo ruby rb rt rtc rp", ""),
        ("ul dl dt dd figure figcaption summary caption thead tbody tfoot tr", ""),
        ("a", "href hreflang rel type"),
        ("blockquote q", "cite"),
        ("ins del", "cite datetime"),
        ("time", "datetime"),
        ("data", "value"),
        ("ol", "start reversed type"),
        ("li", "value"),
        ("details", "open"),
        ("table", ""),
        ("colgroup col", "span"),
        ("td", "colspan rowspan"),
        ("th", "colspan rowspan scope abbr"),
        ("img", "src alt width height loading"),
        ("video", "src poster width height loop muted playsinline preload"),
        ("audio", "src loop muted preload"),
        ("source", "src type"),
        ("track", "src kind srclang label default"),
        ("input", ""),
    }.SelectMany(row => row.Names.Split(' '), (row, name) => (name, row.Attributes))
        .ToFrozenDictionary(row => row.name, row => row.Attributes.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Elements that go with all that is in them; any other unknown element goes alone. Elements of SVG and MathML always go whole.</summary>
    public static readonly FrozenSet<string> DroppedWhole = Set(
        "applet button canvas datalist embed form frame frameset head iframe math noembed noframes noscript object option optgroup "
        + "plaintext script select style svg template textarea title xmp listing");

    /// <summary>Elements of old pages that have a name today.</summary>
    public static readonly FrozenDictionary<string, string> Renamed = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["acronym"] = "abbr",
        ["center"] = "div",
        ["dir"] = "ul",
        ["strike"] = "s",
        ["tt"] = "code",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenSet<string> Void = Set("br col hr img input source track wbr");

    /// <summary>Elements that are nothing without a source.</summary>
    public static readonly FrozenSet<string> NeedSource = Set("img source track");

    /// <summary>Elements that links lead to: headings and the two ends of a footnote.</summary>
    public static readonly FrozenSet<string> MayHaveId = Set("h1 h2 h3 h4 h5 h6 li a sup");

    public static readonly FrozenSet<string> Urls = Set("href src cite poster");

    /// <summary>Attributes that are there or not.</summary>
    public static readonly FrozenSet<string> Flags = Set("reversed open loop muted playsinline default");

    public static readonly FrozenSet<string> Classes = Set(
        "footnotes footnote-ref footnote-back-ref quoted-status client time contains-task-list task-list-item align-left align-center align-right");

    /// <summary>Elements whose text an author may align; it becomes a class because pages allow no inline styles.</summary>
    public static readonly FrozenSet<string> MayBeAligned = Set("td th p div h1 h2 h3 h4 h5 h6 figure");

    public static readonly FrozenSet<string> Relations = Set("nofollow sponsored ugc license noreferrer");

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
