using System.Globalization;
using Newtonsoft.Json;
using ServerlessBlog.Posts.Text;
using ServerlessBlog.Syndication.Channels.Bluesky.Facets;
using ServerlessBlog.Tests.Support.Peers;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Syndication;

/// <summary>Texts are read as the package of Bluesky's own apps reads them.</summary>
public sealed class BlueskyOracleTests
{
    private const int Count = 10_000;
    private const int Seed = 20100103;

    [Fact]
    public async Task Facets_and_lengths_of_ten_thousand_texts_are_those_of_the_package()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        try
        {
            var texts = new FacetTexts(new Random(Seed));
            var cases = Enumerable.Range(0, Count).Select(_ => texts.Next()).ToList();
            await File.WriteAllTextAsync(file, JsonConvert.SerializeObject(cases.Select(text => new
            {
                text,
                graphemes = Graphemes.Count(text),
                facets = FacetDetector.Detect(text).Select(facet => new { byteStart = facet.ByteStart, byteEnd = facet.ByteEnd, kind = facet.Kind.ToString().ToLowerInvariant(), value = facet.Value }),
            })));

            var output = await PeerProgram.RunInAsync(PeerProgram.Networks, "bluesky-oracle.mjs", file);
            output.Trim().ShouldBe(string.Create(CultureInfo.InvariantCulture, $"agree: {Count} of {Count}"));
            // The texts are made of what matters: each kind is in many of them.
            var kinds = cases.SelectMany(FacetDetector.Detect).GroupBy(facet => facet.Kind).ToDictionary(group => group.Key, group => group.Count());
            Enum.GetValues<FacetKind>().ShouldAllBe(kind => kinds.GetValueOrDefault(kind) > 1000);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
