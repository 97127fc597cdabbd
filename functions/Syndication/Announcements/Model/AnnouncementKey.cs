namespace ServerlessBlog.Syndication.Announcements.Model;

/// <summary>
/// Names an announcement towards its network: a timestamp identifier of the AT protocol, which Bluesky takes as a record key
/// and which is as good for all others.
/// </summary>
public static class AnnouncementKey
{
    private const string Alphabet = "234567abcdefghijklmnopqrstuvwxyz";
    private const int Length = 13;
    private const int ClockBits = 10;

    /// <summary>A new one: microseconds since 1970, of which those below a millisecond and ten bits more are random.</summary>
    public static string New(DateTimeOffset now)
    {
        var value = ((now.ToUnixTimeMilliseconds() * 1000 + Platform.Ids.Number(0, 1000)) << ClockBits) | (long)Platform.Ids.Number(0, 1 << ClockBits);
        return string.Create(Length, value, static (text, value) =>
        {
            for (var i = Length - 1; i >= 0; i--, value >>= 5)
                text[i] = Alphabet[(int)(value & 31)];
        });
    }
}
