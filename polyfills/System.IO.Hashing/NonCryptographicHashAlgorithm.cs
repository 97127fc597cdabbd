namespace System.IO.Hashing;

/// <summary>
/// The one type of System.IO.Hashing that Azure.Storage.Blobs 12.17.0 names in its signatures.
/// Nothing on the paths this project uses (upload, download, list, conditions, leases) calls it.
/// </summary>
public abstract class NonCryptographicHashAlgorithm
{
    protected NonCryptographicHashAlgorithm(int hashLengthInBytes) => HashLengthInBytes = hashLengthInBytes;

    /// <summary>The length of the hash, in bytes.</summary>
    public int HashLengthInBytes { get; }

    /// <summary>Adds <paramref name="source"/> to the data hashed so far.</summary>
    public abstract void Append(ReadOnlySpan<byte> source);

    /// <summary>Forgets the data hashed so far.</summary>
    public abstract void Reset();

    /// <summary>Writes the hash of the data so far to <paramref name="destination"/>.</summary>
    protected abstract void GetCurrentHashCore(Span<byte> destination);
}
