namespace Azure.Messaging.ServiceBus;

/// <summary>The parts of a Service Bus connection string.</summary>
public class ServiceBusConnectionStringProperties
{
    /// <summary>The namespace's address, with scheme sb.</summary>
    public Uri? Endpoint { get; private set; }

    /// <summary>The queue or topic that the string is for; null when it is for the namespace.</summary>
    public string? EntityPath { get; private set; }

    /// <summary>The namespace's host name.</summary>
    public string? FullyQualifiedNamespace => Endpoint?.Host;

    /// <summary>The name of the shared access key.</summary>
    public string? SharedAccessKeyName { get; private set; }

    /// <summary>The shared access key.</summary>
    public string? SharedAccessKey { get; private set; }

    /// <summary>A ready-made signature instead of a key.</summary>
    public string? SharedAccessSignature { get; private set; }

    /// <summary>Plain HTTP to the endpoint's host and port instead of HTTPS.</summary>
    internal bool UseDevelopmentEmulator { get; private set; }

    /// <summary>Takes a connection string apart. Unknown parts are passed over.</summary>
    /// <exception cref="FormatException">A part is not of the form name=value, or the endpoint is not an address.</exception>
    public static ServiceBusConnectionStringProperties Parse(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        var properties = new ServiceBusConnectionStringProperties();
        foreach (var part in connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // A signature and a key contain '=' themselves: only the first one separates.
            var separator = part.IndexOf('=', StringComparison.Ordinal);
            if (separator <= 0) throw new FormatException("A part of the Service Bus connection string is not of the form name=value.");
            properties.Set(part[..separator].Trim(), part[(separator + 1)..].Trim());
        }

        return properties;
    }

    void Set(string name, string value)
    {
        switch (name.ToUpperInvariant())
        {
            case "ENDPOINT": Endpoint = ParseEndpoint(value); break;
            case "ENTITYPATH": EntityPath = value; break;
            case "SHAREDACCESSKEYNAME": SharedAccessKeyName = value; break;
            case "SHAREDACCESSKEY": SharedAccessKey = value; break;
            case "SHAREDACCESSSIGNATURE": SharedAccessSignature = value; break;
            case "USEDEVELOPMENTEMULATOR":
                UseDevelopmentEmulator = bool.TryParse(value, out var use)
                    ? use
                    : throw new FormatException("UseDevelopmentEmulator must be true or false.");
                break;
        }
    }

    static Uri ParseEndpoint(string value)
    {
        if (!value.Contains("://", StringComparison.Ordinal)) value = "sb://" + value;
        if (!Uri.TryCreate(value, UriKind.Absolute, out var given) || given.Host.Length == 0)
            throw new FormatException("The Endpoint of the Service Bus connection string is not an address such as sb://name.servicebus.windows.net/.");

        // The port of a well-known scheme is not part of the name; one that was written out is kept.
        return new UriBuilder("sb", given.Host, given.IsDefaultPort ? -1 : given.Port).Uri;
    }
}
