using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Linkbacks.Reception;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Linkbacks.Pingback;

/// <summary>
/// POST /xmlrpc: <c>pingback.ping</c> (Pingback 1.0) and <c>system.listMethods</c>. There is no <c>system.multicall</c>: it
/// makes a thousand calls of one. Faults have the status 200, as XML-RPC wants.
/// </summary>
public sealed class ReceivePingback(PingbackMethod ping)
{
    private static readonly string[] Methods = [PingbackMethod.Name, "system.listMethods"];

    [Function(nameof(ReceivePingback))]
    [ApiOperation(
        "Send a pingback (XML-RPC)", Tag = "linkbacks",
        Description = "The method pingback.ping takes two strings, the page that links and the post. Faults: 0, 16, 17, 32, 33, 48, 49 and 50 as Pingback 1.0 has them, -32601 for another method, -32700 for what is no call.",
        RequestMediaType = "text/xml", HasTextRequest = true, ResponseMediaType = "text/xml")]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "xmlrpc")] HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return Answer(await CallAsync(request, cancellationToken));
        }
        catch (XmlRpcFaultException fault)
        {
            return Answer(XmlRpcAnswer.Fault(fault.Code, fault.Message));
        }
    }

    private async Task<string> CallAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await LinkbackBody.TryReadAsync(request, cancellationToken) is not { } body)
            throw new XmlRpcFaultException(FaultCodes.NotWellFormed, $"Send a whole call of at most {LinkbackBody.MaxBytes / 1024} KiB, not compressed.");
        var call = XmlRpcCall.Parse(body);
        return call.Method switch
        {
            PingbackMethod.Name => XmlRpcAnswer.Text(await ping.CallAsync(request, call, cancellationToken)),
            "system.listMethods" => XmlRpcAnswer.List(Methods),
            _ => throw new XmlRpcFaultException(FaultCodes.MethodNotFound, $"There is no such method; there are {string.Join(" and ", Methods)}."),
        };
    }

    private static TextResult Answer(string xml) => new(xml, XmlRpcAnswer.ContentType);
}
