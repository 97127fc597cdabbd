using System.Globalization;
using ServerlessBlog.Tests.Support.Networks;
using Shouldly;
using Xunit.Abstractions;

namespace ServerlessBlog.Tests.Integration.Chaos;

/// <summary>Compares what the ledger says of announcements with what the networks show.</summary>
internal static class LedgerAgreement
{
    // On these a lost answer can be followed by another attempt.
    private static readonly HashSet<string> Idempotent = new(StringComparer.Ordinal) { "bluesky", "mastodon" };

    /// <summary>Holds when everything was said once, or not at all where the ledger leaves it to the author, and nothing more was said.</summary>
    /// <param name="announcing">The blog and the networks.</param>
    /// <param name="announced">Every announcement there is, by its post and its channel.</param>
    /// <param name="output">Told how many were left to the author.</param>
    public static async Task ShouldHoldAsync(AnnouncingBlog announcing, IReadOnlyCollection<(string Slug, string Channel)> announced, ITestOutputHelper output)
    {
        foreach (var channel in announcing.Channels)
        {
            var said = (await announcing.Networks.StatusesAsync(channel)).Select(status => (string)status["text"]!).ToList();
            said.ShouldBeUnique($"{channel} was told the same twice");
            var slugs = announced.Where(pair => pair.Channel == channel).Select(pair => pair.Slug).ToList();
            var (sent, unknown) = (0, 0);
            foreach (var slug in slugs)
            {
                var announcement = await announcing.AnnouncementAsync(slug, channel);
                var isThere = said.Contains((string)announcement["text"]!, StringComparer.Ordinal);
                switch ((string)announcement["state"]!)
                {
                    case "sent":
                        isThere.ShouldBeTrue($"{slug} on {channel} counts as sent");
                        sent++;
                        break;
                    case "unknown" when !Idempotent.Contains(channel):
                        unknown++;
                        break;
                    default:
                        throw new InvalidOperationException($"{slug} on {channel}: {announcement}");
                }
            }

            said.Count.ShouldBeInRange(sent, sent + unknown, channel);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{channel}: {said.Count} said, {sent} sent and {unknown} left to the author, of {slugs.Count}"));
        }
    }
}
