using System.Security.Cryptography;

namespace ServerlessBlog.Platform;

/// <summary>The one place that makes ids, and whatever else is random.</summary>
public static class Ids
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>A random id of <paramref name="length"/> letters and digits (5 bits each), without i, l, o and u.</summary>
    public static string Random(int length) => RandomNumberGenerator.GetString(Alphabet, length);

    /// <summary>Random bytes, such as a key is made of.</summary>
    public static byte[] Bytes(int count) => RandomNumberGenerator.GetBytes(count);

    /// <summary>A random number of 64 bits.</summary>
    public static ulong Number64() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    /// <summary>A random number from <paramref name="min"/> on, below <paramref name="end"/>.</summary>
    public static int Number(int min, int end) => RandomNumberGenerator.GetInt32(min, end);
}
