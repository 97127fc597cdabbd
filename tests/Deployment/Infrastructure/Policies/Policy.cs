namespace ServerlessBlog.Tests.Deployment.Infrastructure.Policies;

/// <summary>A rule that the infrastructure keeps, and edits each of which breaks it.</summary>
/// <param name="Name">The rule, as a sentence.</param>
/// <param name="Violations">What breaks it; nothing when it is kept.</param>
/// <param name="Broken">Edits of the real files that it must notice.</param>
public sealed record Policy(string Name, Func<Template, IEnumerable<string>> Violations, params IReadOnlyList<Edit> Broken)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Policy> All { get; } =
    [
        .. KeyPolicies.All, .. AccessPolicies.All, .. StoragePolicies.All, .. QueuePolicies.All, .. RolePolicies.All, .. SitePolicies.All,
        .. SettingPolicies.All, .. SecretPolicies.All, .. ParameterPolicies.All, .. NamePolicies.All, .. ModulePolicies.All, .. CostPolicies.All,
    ];
}

/// <summary>An edit: the first place where a file says something, and what it says instead.</summary>
public sealed record Edit(string File, string Find, string Replace);
