namespace ServerlessBlog.Platform.Outbound;

/// <summary>Says that a request brought no answer, and why. The message names the host at most, never a path or a query.</summary>
public sealed class OutboundException(OutboundFailure failure, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    public OutboundFailure Failure { get; } = failure;
}
