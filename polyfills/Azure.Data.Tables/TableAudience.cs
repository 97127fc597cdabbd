namespace Azure.Data.Tables;

/// <summary>For whom an access token is issued: the storage service of one of the clouds.</summary>
/// <param name="value">The audience, such as <c>https://storage.azure.com</c>.</param>
public readonly struct TableAudience(string value) : IEquatable<TableAudience>
{
    readonly string? value = NotEmpty(value);

    /// <summary>The public cloud; the default.</summary>
    public static TableAudience AzurePublicCloud { get; } = new("AzurePublic");

    /// <summary>The cloud operated in China.</summary>
    public static TableAudience AzureChina { get; } = new("AzureChina");

    /// <summary>The cloud of the United States government.</summary>
    public static TableAudience AzureGovernment { get; } = new("AzureGov");

    internal string Scope
    {
        get
        {
            var audience = value switch
            {
                null or "AzurePublic" => "https://storage.azure.com",
                "AzureChina" => "https://storage.azure.cn",
                "AzureGov" => "https://storage.azure.us",
                _ => value,
            };
            return audience.EndsWith("/.default", StringComparison.OrdinalIgnoreCase)
                ? audience
                : $"{audience.TrimEnd('/')}/.default";
        }
    }

    /// <summary>Takes a text for an audience.</summary>
    public static implicit operator TableAudience(string value) => new(value);

    /// <summary>Compares two audiences.</summary>
    public static bool operator ==(TableAudience left, TableAudience right) => left.Equals(right);

    /// <summary>Compares two audiences.</summary>
    public static bool operator !=(TableAudience left, TableAudience right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(TableAudience other) => string.Equals(value, other.value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is TableAudience other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => value is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(value);

    /// <inheritdoc />
    public override string ToString() => value ?? "";

    static string NotEmpty(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return value;
    }
}
