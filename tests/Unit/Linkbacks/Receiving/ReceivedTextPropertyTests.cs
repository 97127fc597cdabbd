using System.Text;
using System.Xml;
using FsCheck;
using FsCheck.Fluent;
using ServerlessBlog.Linkbacks.Pingback;
using ServerlessBlog.Linkbacks.Trackback;
using ServerlessBlog.Posts.Text;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Linkbacks.Receiving;

public sealed class ReceivedTextPropertyTests
{
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly string[] Charsets = ["utf-8", "shift_jis", "euc-jp", "iso-2022-jp", "iso-8859-1", "utf-16", "x", ""];

    private static readonly string[] Marks =
    [
        "<?xml version='1.0'?>", "<methodCall>", "</methodCall>", "<methodName>", "pingback.ping", "</methodName>", "<params>", "</params>", "<param>", "</param>", "<value>", "</value>",
        "<string>", "</string>", "<int>", "</int>", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "&b;", "&amp;", "&#0;", "<![CDATA[", "]]>", "<!--", "-->", "<?x?>", "\0", "字", "x",
    ];

    // What Japanese blogs write: kana, kanji of the first level, marks and ASCII.
    private static readonly Gen<string> Japanese = Gen.Elements("ぁあいうえおかがきぎくぐけげこごさざしじすずアイウエオカキクケコソ能表予十申本日語文章記事話外内向読書、。「」！？ー・～ABCabc123 ,.-".ToCharArray())
        .NonEmptyListOf().Select(characters => new string([.. characters])).Where(text => text.Count(c => c > 0x3040 && c < 0x30FF) > 6);

    private static Config Config { get; } = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Fact]
    public void Whatever_Japanese_is_written_in_whatever_charset_is_read_as_it_was_written_even_without_a_label() =>
        Prop.ForAll(Japanese.ToArbitrary(), text =>
        {
            var line = string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            foreach (var encoding in new[] { Encoding.UTF8, PingForm.ShiftJis, PingForm.EucJp, PingForm.Iso2022Jp })
            {
                var body = PingForm.Write(encoding, ("url", "https://other.example/"), ("title", line));
                TrackbackReader.Read(body, Form).Title.ShouldBe(line, encoding.WebName);
            }
        }).Check(Config);

    [Fact]
    public void Whatever_bytes_come_a_ping_is_short_legal_text_or_refused() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), Gen.Elements(Charsets).ToArbitrary(), (bytes, charset) =>
        {
            byte[] body = [.. Encoding.ASCII.GetBytes($"url=https://other.example/&charset={charset}&blog_name=%1B$B&title="), .. bytes, .. "&excerpt="u8, .. Encoding.ASCII.GetBytes(PingForm.Percent(bytes))];
            try
            {
                var ping = TrackbackReader.Read(body, $"{Form}; charset={charset}");
                foreach (var text in new[] { ping.Title, ping.Excerpt, ping.BlogName })
                {
                    text.ShouldNotContain('\n');
                    Graphemes.Count(text).ShouldBeLessThanOrEqualTo(255);
                    XmlConvert.VerifyXmlChars(text);
                }
            }
            catch (TrackbackException)
            {
                // With a reason.
            }
        }).Check(Config.WithMaxTest(1000));

    [Fact]
    public void Whatever_XML_comes_it_is_a_call_or_a_fault() =>
        Prop.ForAll(Gen.Elements(Marks).ListOf().Select(string.Concat).ToArbitrary(), text =>
        {
            try
            {
                XmlRpcCall.Parse(Encoding.UTF8.GetBytes(text)).Method.ShouldNotBeNull();
            }
            catch (XmlRpcFaultException fault)
            {
                fault.Code.ShouldBe(-32700);
            }
        }).Check(Config.WithMaxTest(1000));

    [Fact]
    public void Whatever_is_answered_is_well_formed() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            foreach (var xml in new[] { TrackbackXml.Error(text ?? ""), XmlRpcAnswer.Text(text ?? ""), XmlRpcAnswer.Fault(0, text ?? "") })
                new XmlDocument().LoadXml(xml);
        }).Check(Config);
}
