using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Platform.Outbound;

namespace ServerlessBlog.Linkbacks.Sending.Protocols;

/// <summary>
/// Pingback 1.0, section 3: an XML-RPC call. A fault says more than the HTTP status, which some servers set and some do not.
/// </summary>
public sealed class PingbackSender : ILinkbackSender
{
    private const int AlreadyRegistered = 48;
    private const int UpstreamFailed = 50;

    public LinkbackProtocol Protocol => LinkbackProtocol.Pingback;

    public OutboundRequest Request(Uri endpoint, Mention mention) => new(HttpMethod.Post, endpoint)
    {
        Body = Encoding.UTF8.GetBytes(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
            + new XElement("methodCall", new XElement("methodName", "pingback.ping"), new XElement("params", Parameter(mention.Source), Parameter(mention.Target)))
                .ToString(SaveOptions.DisableFormatting)),
        ContentType = "text/xml; charset=utf-8",
    };

    public SendResult Read(OutboundResponse answer)
    {
        if (Parse(answer) is not { Name.LocalName: "methodResponse" } response)
        {
            var result = AnswerReading.ByStatus(answer);
            return result.IsDone ? result with { Outcome = SendOutcome.Refused, Detail = "The answer is no XML-RPC response." } : result;
        }

        if (response.Element("fault") is not { } fault)
            return AnswerReading.ByStatus(answer, AnswerReading.Line(response.Element("params")?.Value ?? ""));
        var members = fault.Descendants("member").ToList();
        var code = int.TryParse(Member("faultCode"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return new SendResult(
            code switch
            {
                AlreadyRegistered => SendOutcome.AlreadyKnown,
                UpstreamFailed => SendOutcome.Busy,
                _ when (int)answer.Status is 429 or >= 500 => SendOutcome.Busy,
                _ => SendOutcome.Refused,
            },
            (int)answer.Status,
            AnswerReading.Line(string.Create(CultureInfo.InvariantCulture, $"{code}: {Member("faultString")}")),
            RetryAfter.Of(answer));

        string? Member(string name) => members.FirstOrDefault(member => member.Element("name")?.Value.Trim() == name)?.Element("value")?.Value.Trim();
    }

    private static XElement Parameter(string text) => new("param", new XElement("value", new XElement("string", text)));

    private static XElement? Parse(OutboundResponse answer)
    {
        // PHP likes to put an empty line before the declaration.
        using var text = new StringReader(AnswerReading.Text(answer).Trim().TrimStart('\uFEFF'));
        using var reader = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 1_000_000 });
        try
        {
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
