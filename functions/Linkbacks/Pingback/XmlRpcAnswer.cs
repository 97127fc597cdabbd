using System.Globalization;
using System.Text;
using System.Xml;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Linkbacks.Pingback;

/// <summary>The answers of XML-RPC.</summary>
public static class XmlRpcAnswer
{
    public const string ContentType = "text/xml; charset=utf-8";

    public static string Text(string text) => Write(xml => Params(xml, () => xml.WriteElementString("string", LegalText.Clean(text))));

    public static string List(IEnumerable<string> texts) => Write(xml => Params(xml, () =>
    {
        xml.WriteStartElement("array");
        xml.WriteStartElement("data");
        foreach (var text in texts)
            Value(xml, () => xml.WriteElementString("string", text));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }));

    public static string Fault(int code, string message) => Write(xml =>
    {
        xml.WriteStartElement("fault");
        Value(xml, () =>
        {
            xml.WriteStartElement("struct");
            Member(xml, "faultCode", "int", code.ToString(CultureInfo.InvariantCulture));
            Member(xml, "faultString", "string", LegalText.Clean(message));
            xml.WriteEndElement();
        });
        xml.WriteEndElement();
    });

    private static string Write(Action<XmlWriter> content)
    {
        var text = new StringBuilder("""<?xml version="1.0" encoding="utf-8"?>""");
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("methodResponse");
            content(xml);
            xml.WriteEndElement();
        }

        return text.ToString();
    }

    private static void Params(XmlWriter xml, Action content)
    {
        xml.WriteStartElement("params");
        xml.WriteStartElement("param");
        Value(xml, content);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Member(XmlWriter xml, string name, string type, string value)
    {
        xml.WriteStartElement("member");
        xml.WriteElementString("name", name);
        Value(xml, () => xml.WriteElementString(type, value));
        xml.WriteEndElement();
    }

    private static void Value(XmlWriter xml, Action content)
    {
        xml.WriteStartElement("value");
        content();
        xml.WriteEndElement();
    }
}
