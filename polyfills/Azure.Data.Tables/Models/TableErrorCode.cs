namespace Azure.Data.Tables.Models;

/// <summary>An error code of the Table service, comparable with <see cref="RequestFailedException.ErrorCode"/>.</summary>
/// <param name="value">The code as the service spells it.</param>
public readonly partial struct TableErrorCode(string value) : IEquatable<TableErrorCode>
{
    readonly string? value = NotNull(value);

    /// <summary>Takes a text for a code.</summary>
    public static implicit operator TableErrorCode(string value) => new(value);

    /// <summary>Compares two codes, ignoring case.</summary>
    public static bool operator ==(TableErrorCode left, TableErrorCode right) => left.Equals(right);

    /// <summary>Compares two codes, ignoring case.</summary>
    public static bool operator !=(TableErrorCode left, TableErrorCode right) => !left.Equals(right);

    /// <summary>Compares a code with what a failure carries, which may be null.</summary>
    public static bool operator ==(TableErrorCode code, string? value) => code.Equals(value);

    /// <summary>Compares a code with what a failure carries, which may be null.</summary>
    public static bool operator !=(TableErrorCode code, string? value) => !(code == value);

    /// <summary>Compares a code with what a failure carries, which may be null.</summary>
    public static bool operator ==(string? value, TableErrorCode code) => code == value;

    /// <summary>Compares a code with what a failure carries, which may be null.</summary>
    public static bool operator !=(string? value, TableErrorCode code) => !(code == value);

    /// <inheritdoc />
    public bool Equals(TableErrorCode other) => Equals(other.value);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is TableErrorCode other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => value is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(value);

    /// <inheritdoc />
    public override string ToString() => value ?? "";

    static string NotNull(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }

    bool Equals(string? other) => string.Equals(value, other, StringComparison.OrdinalIgnoreCase);
}
