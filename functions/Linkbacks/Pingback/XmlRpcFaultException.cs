namespace ServerlessBlog.Linkbacks.Pingback;

/// <summary>Ends a call with a fault; its message is sent to who called.</summary>
public sealed class XmlRpcFaultException(int code, string message) : Exception(message)
{
    public int Code { get; } = code;
}
