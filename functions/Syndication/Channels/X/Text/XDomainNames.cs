using System.Buffers;
using System.Text;

namespace ServerlessBlog.Syndication.Channels.X.Text;

/// <summary>Whether a domain could be one: each of its parts has at most 63 characters in its encoded form (RFC 1034, RFC 3492).</summary>
internal static class XDomainNames
{
    private const int MaxPart = 63;
    private const string EncodedPrefix = "xn--";

    // What IDNA takes for a dot within a part, too.
    private static readonly char[] Dots = ['.', '\u3002', '\uFF0E', '\uFF61'];
    private static readonly SearchValues<char> Printable = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code)]);

    public static bool IsValid(string domain)
    {
        // What is encoded already has no other characters than that.
        if (domain.StartsWith(EncodedPrefix, StringComparison.Ordinal) && !XDomains.Bare(domain).Any())
            return false;
        return Array.TrueForAll(domain.Split('.'), part => EncodedLength(part) is >= 1 and <= MaxPart);
    }

    private static int EncodedLength(string part)
    {
        var pieces = part.Split(Dots);
        return pieces.Sum(piece => piece.AsSpan().ContainsAnyExcept(Printable) ? EncodedPrefix.Length + PunycodeLength(piece) : piece.Length) + pieces.Length - 1;
    }

    /// <summary>How long the encoded form is, without its prefix: RFC 3492, section 6.3.</summary>
    private static int PunycodeLength(string piece)
    {
        const int firstCode = 0x80;
        const int digits = 36;
        // More than fits in any case: not worth counting, and far from any overflow.
        if (piece.Length > 2 * MaxPart)
            return piece.Length;
        int[] codes = [.. CodePoints(piece)];
        var basic = codes.Count(code => code < firstCode);
        var length = basic + (basic > 0 ? 1 : 0);
        int current = firstCode, delta = 0, bias = 72, handled = basic;
        while (handled < codes.Length)
        {
            var next = codes.Where(code => code >= current).Min();
            delta += (next - current) * (handled + 1);
            current = next;
            foreach (var code in codes)
            {
                if (code < current)
                    delta++;
                if (code != current)
                    continue;
                var rest = delta;
                for (var k = digits; ; k += digits)
                {
                    length++;
                    var threshold = Math.Clamp(k - bias, 1, 26);
                    if (rest < threshold)
                        break;
                    rest = (rest - threshold) / (digits - threshold);
                }

                bias = Adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled++;
            }

            delta++;
            current++;
        }

        return length;
    }

    private static int Adapt(int delta, int count, bool isFirst)
    {
        delta = isFirst ? delta / 700 : delta / 2;
        delta += delta / count;
        var k = 0;
        for (; delta > 35 * 26 / 2; k += 36)
            delta /= 35;
        return k + 36 * delta / (delta + 38);
    }

    private static IEnumerable<int> CodePoints(string piece) => piece.EnumerateRunes().Select(rune => rune.Value);
}
