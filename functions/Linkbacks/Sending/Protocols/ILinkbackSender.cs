using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Platform.Outbound;

namespace ServerlessBlog.Linkbacks.Sending.Protocols;

/// <summary>Speaks one protocol: makes the request and understands the answer.</summary>
public interface ILinkbackSender
{
    LinkbackProtocol Protocol { get; }

    OutboundRequest Request(Uri endpoint, Mention mention);

    SendResult Read(OutboundResponse answer);
}
