namespace ServerlessBlog.Linkbacks.Pingback;

/// <summary>The fault codes of Pingback 1.0 (section 3) and of XML-RPC's "Specification for Fault Code Interoperability".</summary>
public static class FaultCodes
{
    public const int Generic = 0;
    public const int SourceMissing = 16;
    public const int SourceDoesNotLink = 17;
    public const int TargetMissing = 32;
    public const int TargetNotUsable = 33;
    public const int AlreadyRegistered = 48;
    public const int AccessDenied = 49;
    public const int UpstreamFailed = 50;
    public const int NotWellFormed = -32700;
    public const int MethodNotFound = -32601;
}
