using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Standalone;

/// <summary>
/// The settings of a connection, as the Functions host reads them: NAME (or AzureWebJobsNAME, or a connection
/// string of that name) holds a connection string; NAME__x settings describe a connection by identity.
/// </summary>
internal sealed class ConnectionSettings
{
    private readonly IConfigurationSection _section;

    private ConnectionSettings(IConfigurationSection section) => _section = section;

    /// <summary>The connection string, or null for a connection by identity.</summary>
    public string? ConnectionString => string.IsNullOrWhiteSpace(_section.Value) ? null : _section.Value;

    /// <summary>A setting of a connection by identity.</summary>
    public string? this[string name] => string.IsNullOrWhiteSpace(_section[name]) ? null : _section[name];

    /// <summary>Finds a connection's settings, or null.</summary>
    public static ConnectionSettings? Find(IConfiguration configuration, string name)
    {
        foreach (var key in new[] { name, "AzureWebJobs" + name, "ConnectionStrings:" + name })
        {
            var section = configuration.GetSection(key);
            if (section.Exists())
                return new ConnectionSettings(section);
        }

        return null;
    }

    /// <summary>The identity: a managed one if the settings ask for it, otherwise whichever the environment offers.</summary>
    public TokenCredential CreateCredential()
    {
        var clientId = this["clientId"];
        if (!string.Equals(this["credential"], "managedidentity", StringComparison.OrdinalIgnoreCase))
            return new DefaultAzureCredential();
        return new ManagedIdentityCredential(clientId is null
            ? ManagedIdentityId.SystemAssigned
            : ManagedIdentityId.FromUserAssignedClientId(clientId));
    }
}
