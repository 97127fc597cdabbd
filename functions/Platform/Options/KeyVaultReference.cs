namespace ServerlessBlog.Platform.Options;

/// <summary>
/// References to Key Vault, <c>@Microsoft.KeyVault(...)</c>, which the platform replaces by the secret. Where it cannot, it
/// leaves the reference itself as the setting's value.
/// </summary>
public static class KeyVaultReference
{
    private const string Start = "@Microsoft.KeyVault(";

    /// <summary>Whether the value of a setting is still a reference.</summary>
    public static bool IsOpen(string? value) => value?.StartsWith(Start, StringComparison.OrdinalIgnoreCase) == true;
}
