using System.Text;
using System.Xml;
using System.Xml.Linq;
using ServerlessBlog.Linkbacks.Reception;

namespace ServerlessBlog.Linkbacks.Pingback;

/// <summary>A call of XML-RPC whose parameters are strings, which is all that Pingback needs.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="Parameters">The strings; null in the place of a parameter that is none.</param>
public sealed record XmlRpcCall(string Method, IReadOnlyList<string?> Parameters)
{
    private static readonly XmlReaderSettings Reading = new()
    {
        // Entities of a document's own: files of the server, or a gigabyte from a kilobyte.
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LinkbackBody.MaxBytes,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <exception cref="XmlRpcFaultException">It is no call.</exception>
    public static XmlRpcCall Parse(byte[] body)
    {
        var root = Load(body);
        if (root.Name.LocalName != "methodCall" || Child(root, "methodName") is not { } name)
            throw new XmlRpcFaultException(FaultCodes.NotWellFormed, "Send an XML-RPC methodCall with a methodName.");
        var parameters = Child(root, "params")?.Elements().Where(element => element.Name.LocalName == "param") ?? [];
        return new XmlRpcCall(name.Value.Trim(), [.. parameters.Select(parameter => Child(parameter, "value")).Select(Text)]);
    }

    private static XElement Load(byte[] body)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(body, writable: false), Reading);
            return XDocument.Load(reader).Root!;
        }
        // The last three are what an encoding that is unknown or not kept to ends in.
        catch (Exception exception) when (exception is XmlException or DecoderFallbackException or NotSupportedException or ArgumentException)
        {
            throw new XmlRpcFaultException(FaultCodes.NotWellFormed, "The call is not well-formed XML without a document type.");
        }
    }

    // A value without a type is a string (XML-RPC, "Scalar values").
    private static string? Text(XElement? value) => value switch
    {
        null => null,
        { HasElements: false } => value.Value,
        _ => value.Elements().First() is { HasElements: false, Name.LocalName: "string" } text ? text.Value : null,
    };

    private static XElement? Child(XElement parent, string name) => parent.Elements().FirstOrDefault(element => element.Name.LocalName == name);
}
