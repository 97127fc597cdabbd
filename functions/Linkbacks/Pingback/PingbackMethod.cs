using Microsoft.AspNetCore.Http;
using ServerlessBlog.Linkbacks.Reception;
using ServerlessBlog.Linkbacks.Sources;
using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Linkbacks.Pingback;

/// <summary>The method <c>pingback.ping</c> (Pingback 1.0, section 3).</summary>
public sealed class PingbackMethod(LinkbackReception reception, PermalinkTargets targets)
{
    public const string Name = "pingback.ping";

    /// <summary>The sentence that tells of success. A repeat is a fault, as the specification has it, and its source is looked at again all the same.</summary>
    /// <exception cref="XmlRpcFaultException">It was not taken, or before.</exception>
    internal async Task<string> CallAsync(HttpRequest request, XmlRpcCall call, CancellationToken cancellationToken)
    {
        if (call.Parameters is not [{ } source, { } target])
            throw new XmlRpcFaultException(FaultCodes.Generic, "Give two strings: the URL of the page that links, and the URL of the post.");
        switch (reception.Admit(request))
        {
            case ReceptionResult.SwitchedOff:
                throw new XmlRpcFaultException(FaultCodes.AccessDenied, "This blog takes no pingbacks.");
            case ReceptionResult.Throttled:
                throw new XmlRpcFaultException(FaultCodes.AccessDenied, "Too many; send the next one in a minute.");
        }

        var outcome = await reception.TakeAsync(request, Draft(source, target), cancellationToken);
        return outcome switch
        {
            { Result: ReceptionResult.NoPost } => throw new XmlRpcFaultException(FaultCodes.TargetMissing, "There is no such post."),
            { Result: ReceptionResult.Closed } => throw new XmlRpcFaultException(FaultCodes.TargetNotUsable, "This post takes no pingbacks."),
            { Known: { } known } => throw Repeated(known),
            _ => "The pingback is taken; its source will be looked at, and the author decides whether it is shown.",
        };
    }

    private LinkbackDraft Draft(string source, string target)
    {
        if (!LinkbackUrl.TryParse(target, out var targetUrl) || !targets.IsHere(targetUrl) || targets.SlugOf(targetUrl) is not { } slug)
            throw new XmlRpcFaultException(FaultCodes.TargetNotUsable, "The target is not the permalink of a post of this blog.");
        if (!LinkbackUrl.TryParse(source, out var sourceUrl))
            throw new XmlRpcFaultException(FaultCodes.SourceMissing, $"The source is not an absolute http or https URL of at most {LinkbackUrl.MaxLength} characters.");
        if (targets.SlugOf(sourceUrl) == slug)
            throw new XmlRpcFaultException(FaultCodes.SourceDoesNotLink, "The source is the target.");
        return new LinkbackDraft(slug, FeedbackKind.Pingback, sourceUrl, target.Trim());
    }

    // What the last look at this source brought; nobody is told of what the judge or the author thinks of it.
    private static XmlRpcFaultException Repeated(FeedbackItem known) =>
        (known.State == FeedbackState.Rejected ? known.Reasons.Select(reason => reason.Name).FirstOrDefault(SourceReasons.All.Contains) : null) switch
        {
            SourceReasons.Gone or SourceReasons.Missing => new(FaultCodes.SourceMissing, "The source was not there; it will be looked at again."),
            SourceReasons.Unreachable => new(FaultCodes.UpstreamFailed, "The source did not answer; it will be looked at again."),
            not null => new(FaultCodes.SourceDoesNotLink, "The source had no visible link to the target; it will be looked at again."),
            null => new(FaultCodes.AlreadyRegistered, "The pingback has been registered before; its source will be looked at again."),
        };
}
