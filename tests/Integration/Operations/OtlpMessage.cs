using Google.Protobuf;

namespace ServerlessBlog.Tests.Integration.Operations;

/// <summary>A protobuf message without its schema: the values of each field, in order. Knows what OTLP uses: messages, texts, bytes and fixed numbers.</summary>
internal sealed class OtlpMessage
{
    private readonly List<(int Field, ByteString Value)> _fields = [];

    public OtlpMessage(ByteString bytes)
    {
        var input = bytes.CreateCodedInput();
        while (input.ReadTag() is var tag and not 0)
        {
            var field = WireFormat.GetTagFieldNumber(tag);
            switch (WireFormat.GetTagWireType(tag))
            {
                case WireFormat.WireType.LengthDelimited:
                    _fields.Add((field, input.ReadBytes()));
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }
    }

    public IEnumerable<OtlpMessage> Messages(int field) => Values(field).Select(value => new OtlpMessage(value));

    public string Text(int field) => Values(field).FirstOrDefault()?.ToStringUtf8() ?? "";

    public string Hex(int field) => Convert.ToHexStringLower(Values(field).FirstOrDefault()?.ToByteArray() ?? []);

    private IEnumerable<ByteString> Values(int field) => _fields.Where(entry => entry.Field == field).Select(entry => entry.Value);
}
