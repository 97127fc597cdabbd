namespace Azure.Data.Tables;

/// <summary>Reads connection strings of storage accounts and of the local emulator.</summary>
static class TableConnectionString
{
    // The account that every emulator has; its key is public.
    const string EmulatorAccount = "devstoreaccount1";
    const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <exception cref="ArgumentException">The text is null or empty.</exception>
    /// <exception cref="InvalidOperationException">The text is malformed, or does not say where to go and as whom.</exception>
    public static TableConnection Parse(string connectionString)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        var settings = Split(connectionString);

        if (settings.TryGetValue("UseDevelopmentStorage", out var emulator)
            && string.Equals(emulator, "true", StringComparison.OrdinalIgnoreCase))
        {
            var host = Address(settings.GetValueOrDefault("DevelopmentStorageProxyUri", "http://127.0.0.1"));
            return TableConnection.WithKey(
                new UriBuilder(host) { Port = 10002, Path = EmulatorAccount }.Uri,
                new TableSharedKeyCredential(EmulatorAccount, EmulatorKey));
        }

        var account = settings.GetValueOrDefault("AccountName");
        var endpoint = Endpoint(settings, account);
        if (endpoint is not null && account is not null && settings.TryGetValue("AccountKey", out var key))
            return TableConnection.WithKey(endpoint, Credential(account, key));
        if (endpoint is not null && settings.TryGetValue("SharedAccessSignature", out var sas))
            return TableConnection.WithSas(endpoint, new AzureSasCredential(sas));

        throw new InvalidOperationException(
            "No valid combination of account information found in the connection string: it needs AccountName and "
            + "AccountKey, or TableEndpoint and SharedAccessSignature, or UseDevelopmentStorage=true.");
    }

    static Uri? Endpoint(Dictionary<string, string> settings, string? account)
    {
        if (settings.TryGetValue("TableEndpoint", out var explicitEndpoint))
            return Address(explicitEndpoint);
        if (account is null)
            return null;

        var protocol = settings.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        var suffix = settings.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        return Address($"{protocol}://{account}.table.{suffix}");
    }

    static Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new InvalidOperationException("The connection string's table endpoint is no http or https address.");

    static TableSharedKeyCredential Credential(string account, string key)
    {
        try
        {
            return new TableSharedKeyCredential(account, key);
        }
        catch (FormatException e)
        {
            throw new InvalidOperationException("The connection string's AccountKey is not base64.", e);
        }
    }

    // Messages name settings, never values: values are secrets.
    static Dictionary<string, string> Split(string connectionString)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new InvalidOperationException("The connection string has a part that is not 'name=value'.");

            var name = part[..equals].TrimEnd();
            var value = part[(equals + 1)..].TrimStart();
            if (value.Length == 0)
                throw new InvalidOperationException($"The connection string has no value for '{name}'.");
            if (!settings.TryAdd(name, value))
                throw new InvalidOperationException($"The connection string has '{name}' twice.");
        }

        return settings;
    }
}
