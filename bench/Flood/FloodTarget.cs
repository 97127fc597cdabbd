using System.Globalization;

namespace ServerlessBlog.Bench.Flood;

/// <summary>The posts that the flood is about.</summary>
internal static class FloodTarget
{
    private const int Posts = 60;

    public static string SlugOf(int n) => string.Create(CultureInfo.InvariantCulture, $"measured-{1 + (n % Posts)}");

    public static string PermalinkOf(string slug) => $"{Lab.PublicAddress}/posts/{slug}";
}
