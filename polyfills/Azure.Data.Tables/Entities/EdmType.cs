namespace Azure.Data.Tables;

/// <summary>The types that the protocol annotates, because JSON alone does not show them.</summary>
enum EdmType
{
    None,
    Binary,
    DateTime,
    Double,
    Guid,
    Int64,
    Other,
}

static class EdmTypes
{
    public const string Annotation = "@odata.type";

    public static EdmType Parse(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("Edm.Int64"u8) ? EdmType.Int64
        : name.SequenceEqual("Edm.DateTime"u8) ? EdmType.DateTime
        : name.SequenceEqual("Edm.Guid"u8) ? EdmType.Guid
        : name.SequenceEqual("Edm.Double"u8) ? EdmType.Double
        : name.SequenceEqual("Edm.Binary"u8) ? EdmType.Binary
        : EdmType.Other;
}
