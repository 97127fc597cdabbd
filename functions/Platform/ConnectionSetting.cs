using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;

namespace ServerlessBlog.Platform;

/// <summary>
/// A connection as Azure Functions settings describe it: <c>NAME</c> holds a connection string, or
/// <c>NAME__{property}</c> names the account or namespace and an identity is used, optionally chosen by
/// <c>NAME__credential=managedidentity</c> and <c>NAME__clientId</c>.
/// </summary>
public sealed class ConnectionSetting
{
    private readonly TokenCredential? _credential;

    private ConnectionSetting(string? connectionString, string? name, TokenCredential? credential)
    {
        ConnectionString = connectionString;
        Name = name;
        _credential = credential;
    }

    public string? ConnectionString { get; }

    /// <summary>The account's or namespace's name; null with a connection string.</summary>
    public string? Name { get; }

    public TokenCredential Credential => _credential ?? throw new InvalidOperationException("A connection string carries its own key.");

    /// <summary>Makes a client; throws a sentence that names the setting when its value is of no use. Sends nothing.</summary>
    public T Connect<T>(string setting, Func<ConnectionSetting, T> connect)
    {
        try
        {
            return connect(this);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new InvalidOperationException($"{setting} is no usable connection; look at its value for what is missing or misspelt.", exception);
        }
    }

    /// <summary>Reads the connection; throws a sentence that names the setting when there is none.</summary>
    public static ConnectionSetting Read(IConfiguration configuration, string setting, string property)
    {
        var section = configuration.GetSection(setting);
        if (!string.IsNullOrEmpty(section.Value))
            return new ConnectionSetting(section.Value, null, null);
        if (section[property] is not { Length: > 0 } name)
            throw new InvalidOperationException($"Set {setting} to a connection string, or {setting}__{property} to use an identity.");
        var clientId = section["clientId"];
        TokenCredential credential = string.Equals(section["credential"], "managedidentity", StringComparison.OrdinalIgnoreCase)
            ? new ManagedIdentityCredential(clientId is null ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(clientId))
            : new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = clientId });
        return new ConnectionSetting(null, name, credential);
    }
}
