using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Moderation.Judge.Rules;

/// <summary>A link to a domain of <c>Moderation__BlockedDomains</c>, or below one: the sender's own URL, a linkback's source, or in the text.</summary>
public sealed class BlockedDomainsRule(BlockList list) : IRule
{
    public IEnumerable<Reason> Look(Evidence evidence)
    {
        if (list.Domains.Count == 0)
            return [];
        var blocked = evidence.Text.Links
            .Select(link => link.StartsWith("www.", StringComparison.Ordinal) ? "http://" + link : link)
            .Prepend(evidence.Item.Url)
            .Select(Hosts.Of)
            .OfType<string>()
            .Select(list.DomainOf)
            .OfType<string>()
            .Append(DomainOfEmail(evidence.Item.Email))
            .FirstOrDefault(domain => domain is not null);
        return blocked is null ? [] : [new Reason(ReasonNames.BlockedDomain, Scores.BlockedDomain, blocked)];
    }

    private string? DomainOfEmail(string email) =>
        Hosts.TryNormalise(email[(email.LastIndexOf('@') + 1)..], out var host) ? list.DomainOf(host) : null;
}
