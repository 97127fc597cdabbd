using System.Text;
using ServerlessBlog.Linkbacks.Pingback;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Linkbacks.Receiving;

public sealed class XmlRpcTests
{
    [Theory]
    [InlineData("<value><string>https://a.example/?b=1&amp;c=2</string></value>")]
    [InlineData("<value>https://a.example/?b=1&amp;c=2</value>")]
    [InlineData("<value><![CDATA[https://a.example/?b=1&c=2]]></value>")]
    [InlineData("\n <value>\n<string>https://a.example/?b=1&#38;c=2</string>\n</value>\n")]
    [InlineData("<value><!-- x --><string>https://a.example/?b=1&amp;c=2</string></value>")]
    public void A_string_is_read_in_every_form(string value)
    {
        var call = Parse($"<?xml version=\"1.0\"?>\n<methodCall>\n<methodName> pingback.ping </methodName><params><param>{value}</param><param><value/></param></params></methodCall>");

        call.Method.ShouldBe("pingback.ping");
        call.Parameters.ShouldBe(["https://a.example/?b=1&c=2", ""]);
    }

    [Fact]
    public void What_is_no_string_is_none() =>
        Parse("<methodCall><methodName>m</methodName><params><param><value><int>1</int></value></param><param><value><array><data/></array></value></param><param/></params></methodCall>")
            .Parameters.ShouldBe([null, null, null]);

    [Fact]
    public void A_call_may_be_in_UTF_16_and_without_parameters() =>
        XmlRpcCall.Parse([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("<methodCall><methodName>字</methodName></methodCall>")]).ShouldSatisfyAllConditions(
            call => call.Method.ShouldBe("字"),
            call => call.Parameters.ShouldBeEmpty());

    public static TheoryData<string> NoCalls =>
    [
        "", "hello", "<methodCall>", "<methodCall/>", "<methodResponse><methodName>x</methodName></methodResponse>",
        "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><methodCall><methodName>x</methodName></methodCall>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><methodCall><methodName>&e;</methodName></methodCall>",
        "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1/x.dtd\"> %p;]><methodCall><methodName>x</methodName></methodCall>",
        "<!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><methodCall><methodName>&c;</methodName></methodCall>",
        "<methodCall><methodName>&undefined;</methodName></methodCall>",
        "<?xml version=\"1.0\" encoding=\"utf-7\"?><methodCall><methodName>x</methodName></methodCall>",
        "<?xml version=\"1.0\" encoding=\"no-such\"?><methodCall><methodName>x</methodName></methodCall>",
        "<methodCall xmlns:x=\"&#0;\"><methodName>x</methodName></methodCall>",
    ];

    [Theory]
    [MemberData(nameof(NoCalls))]
    public void What_is_no_call_or_brings_entities_of_its_own_is_a_parse_error(string xml) =>
        Should.Throw<XmlRpcFaultException>(() => Parse(xml)).Code.ShouldBe(-32700);

    [Fact]
    public void Nesting_without_end_ends()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 10_000)) + string.Concat(Enumerable.Repeat("</a>", 5_000));
        Should.Throw<XmlRpcFaultException>(() => Parse(deep)).Code.ShouldBe(-32700);
        var closed = string.Concat(Enumerable.Repeat("<a>", 9_000)) + string.Concat(Enumerable.Repeat("</a>", 9_000));
        Parse($"<methodCall><methodName>x</methodName><params><param><value>{closed}</value></param></params></methodCall>").Parameters.ShouldBe([null]);
    }

    [Fact]
    public void Answers_are_as_XML_RPC_has_them()
    {
        XmlRpcAnswer.Text("a<b").ShouldBe("""<?xml version="1.0" encoding="utf-8"?><methodResponse><params><param><value><string>a&lt;b</string></value></param></params></methodResponse>""");
        XmlRpcAnswer.List(["a", "b"]).ShouldBe(
            """<?xml version="1.0" encoding="utf-8"?><methodResponse><params><param><value><array><data><value><string>a</string></value><value><string>b</string></value></data></array></value></param></params></methodResponse>""");
        XmlRpcAnswer.Fault(48, "again").ShouldBe(
            """<?xml version="1.0" encoding="utf-8"?><methodResponse><fault><value><struct><member><name>faultCode</name><value><int>48</int></value></member><member><name>faultString</name><value><string>again</string></value></member></struct></value></fault></methodResponse>""");
    }

    private static XmlRpcCall Parse(string xml) => XmlRpcCall.Parse(Encoding.UTF8.GetBytes(xml));
}
