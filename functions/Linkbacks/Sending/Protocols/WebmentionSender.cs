using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Platform.Outbound;

namespace ServerlessBlog.Linkbacks.Sending.Protocols;

/// <summary>Webmention (W3C), section 3.1.3: a form with source and target; any 2xx is success.</summary>
public sealed class WebmentionSender : ILinkbackSender
{
    public LinkbackProtocol Protocol => LinkbackProtocol.Webmention;

    public OutboundRequest Request(Uri endpoint, Mention mention) =>
        OutboundRequest.Form(endpoint, ("source", mention.Source), ("target", mention.Target));

    public SendResult Read(OutboundResponse answer) => AnswerReading.ByStatus(answer);
}
