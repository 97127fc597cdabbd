using System.Text;
using ServerlessBlog.Linkbacks.Trackback;
using ServerlessBlog.Posts.Text;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Linkbacks.Receiving;

public sealed class TrackbackReaderTests
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Url = "https://other.example/2010/01/03?p=1&q=%E3%81%82";

    private static readonly Dictionary<string, Encoding> Charsets = new(StringComparer.Ordinal)
    {
        ["UTF-8"] = new UTF8Encoding(false),
        ["Shift_JIS"] = PingForm.ShiftJis,
        ["EUC-JP"] = PingForm.EucJp,
        ["ISO-2022-JP"] = PingForm.Iso2022Jp,
    };

    /// <summary>Each charset with what is said of it: in the Content-Type, in the field, and both, truly and not.</summary>
    public static TheoryData<string, string?, string?> Labels
    {
        get
        {
            var labels = new TheoryData<string, string?, string?>();
            foreach (var charset in Charsets.Keys)
            {
                labels.Add(charset, null, null);
                labels.Add(charset, charset, null);
                labels.Add(charset, null, charset);
                labels.Add(charset, charset.ToLowerInvariant(), "x-unknown");
                labels.Add(charset, "no-such-charset", charset);
                foreach (var lie in Charsets.Keys.Append("iso-8859-1").Where(other => other != charset))
                {
                    labels.Add(charset, lie, null);
                    labels.Add(charset, null, lie);
                    labels.Add(charset, lie, charset);
                }
            }

            return labels;
        }
    }

    [Theory]
    [MemberData(nameof(Labels))]
    public void Japanese_arrives_intact_in_each_charset_whatever_the_labels_say(string charset, string? header, string? field)
    {
        var (title, excerpt, blog) = ("Twitterは外へ、mixiは内へ①", "表示の能力ソ、十の予定を「つぶやき」に書く。カタカナとひらがな。", "ハルの日記");
        var encoding = Charsets[charset];
        List<(string, string)> fields = [("title", title), ("url", Url), ("excerpt", excerpt), ("blog_name", blog), ("unknown", "x")];
        if (field is not null)
            fields.Add(("charset", field));

        var ping = TrackbackReader.Read(PingForm.Write(encoding, [.. fields]), header is null ? Form : $"{Form}; charset={header}");

        ping.ShouldBe(new TrackbackPing(new Uri(Url), title, excerpt, blog));
    }

    [Fact]
    public void A_text_that_was_cut_between_the_bytes_of_a_character_loses_that_character_alone()
    {
        foreach (var (charset, encoding) in Charsets.Where(entry => entry.Key != "ISO-2022-JP"))
        {
            var excerpt = encoding.GetBytes("外に向いた一言の話を読んで、思い出したことを書きます。昔の話です");
            var body = Encoding.ASCII.GetBytes($"url=https%3A%2F%2Fother.example%2F&charset={charset}&excerpt={PingForm.Percent(excerpt.AsSpan(0, excerpt.Length - 1))}");
            TrackbackReader.Read(body, Form).Excerpt.ShouldBe("外に向いた一言の話を読んで、思い出したことを書きます。昔の話で", charset);
        }
    }

    [Theory]
    [InlineData($"{Form}; charset=utf-7", null)]
    [InlineData(Form, "UTF-7")]
    [InlineData(Form, "unicode-1-1-utf-7")]
    public void UTF_7_is_refused(string contentType, string? field)
    {
        var body = PingForm.Write(Encoding.ASCII, ("url", Url), ("title", "+ADw-script+AD4-"), ("charset", field ?? ""));
        Should.Throw<TrackbackException>(() => TrackbackReader.Read(body, contentType)).Message.ShouldContain("UTF-7");
    }

    [Fact]
    public void What_looks_like_UTF_7_without_saying_so_is_only_text()
    {
        var body = PingForm.Write(Encoding.ASCII, ("url", Url), ("title", "+ADw-script+AD4-"));
        TrackbackReader.Read(body, Form).Title.ShouldBe("+ADw-script+AD4-");
    }

    [Theory]
    [InlineData("")]
    [InlineData("title=a")]
    [InlineData("url=")]
    [InlineData("url=javascript:alert(1)")]
    [InlineData("url=ftp://other.example/")]
    [InlineData("url=/relative")]
    [InlineData("url=//other.example/")]
    [InlineData("url=https://user:secret@other.example/")]
    [InlineData("url=https://other.example/%00")]
    [InlineData("url=https://other.example/a%20b")]
    [InlineData("url=%FF%FE")]
    [InlineData("url=https://")]
    public void A_ping_without_a_URL_of_a_page_is_refused_with_a_reason(string body) =>
        Should.Throw<TrackbackException>(() => TrackbackReader.Read(Encoding.ASCII.GetBytes(body), Form)).Message.ShouldStartWith("The field url");

    [Fact]
    public void Another_form_than_the_specifications_is_refused_and_a_missing_Content_Type_is_not()
    {
        var body = PingForm.Write(Encoding.ASCII, ("url", Url));
        Should.Throw<TrackbackException>(() => TrackbackReader.Read(body, "multipart/form-data; boundary=x")).Message.ShouldContain(Form);
        TrackbackReader.Read(body, null).Url.AbsoluteUri.ShouldBe(Url);
        TrackbackReader.Read(body, null).Title.ShouldBe("");
    }

    [Fact]
    public void Bytes_of_no_charset_are_refused()
    {
        var body = Encoding.ASCII.GetBytes("url=https://other.example/&title=" + PingForm.Percent([.. Enumerable.Range(0, 60).SelectMany(i => new byte[] { 0xFF, 0xFE, 0x80, 0xFD })]));
        Should.Throw<TrackbackException>(() => TrackbackReader.Read(body, Form)).Message.ShouldContain("charset");
    }

    [Fact]
    public void Long_texts_are_cropped_between_characters_as_a_reader_sees_them()
    {
        const string family = "👩‍👩‍👧‍👦";
        var exact = string.Concat(Enumerable.Repeat("字", 255));
        Excerpt(exact).ShouldBe(exact);
        Excerpt(exact + "字").ShouldBe(exact[..252] + "...");
        var families = Excerpt(string.Concat(Enumerable.Repeat(family, 260)));
        families.ShouldEndWith("...");
        families.ShouldStartWith(family);
        families[..^3].Replace(family, "", StringComparison.Ordinal).ShouldBe("", "no family is torn apart");
        Read(("title", new string('t', 251))).Title.ShouldBe(new string('t', 247) + "...");
        Read(("blog_name", new string('b', 101))).BlogName.ShouldBe(new string('b', 97) + "...");
        Graphemes.Count(Excerpt("e" + new string('\u0301', 20_000))).ShouldBeLessThanOrEqualTo(255);
        Excerpt("e" + new string('\u0301', 20_000)).Length.ShouldBeLessThan(2100);
    }

    [Fact]
    public void Texts_are_one_line_without_controls_and_turned_directions() =>
        Excerpt(" a\r\nb\t\tc\0\u0001 \u202Ed\u2066e　f ").ShouldBe("a b c de f");

    [Fact]
    public void A_fragment_of_the_source_is_dropped() => Read(("excerpt", "")).Url.AbsoluteUri.ShouldBe("https://other.example/page");

    private static string Excerpt(string text) => Read(("excerpt", text)).Excerpt;

    private static TrackbackPing Read(params (string, string)[] fields) =>
        TrackbackReader.Read(PingForm.Write(Encoding.UTF8, [("url", "https://other.example/page#part"), .. fields]), Form + "; charset=utf-8");
}
