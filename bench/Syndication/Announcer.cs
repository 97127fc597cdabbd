using System.Globalization;
using System.Text.Json.Nodes;
using ServerlessBlog.Tests.Support.Blog;
using ServerlessBlog.Tests.Support.Networks;

namespace ServerlessBlog.Bench.Syndication;

/// <summary>An author who announces posts, and what the networks have seen of it.</summary>
internal sealed class Announcer(BlogClient author, NetworkStandIns networks)
{
    /// <summary>The words for a post on a channel: a sentence for those outside, another for those inside.</summary>
    public static string TextOf(int post, string channel) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(channel is "mixi2" or "webhook" ? $"みんな元気ですか。きのう書いたもの({post}番)を、先に読んでみてください。" : $"発信の速さと言葉の重さ。第{post}回は、その両立の話です。")} {channel}");

    /// <summary>A draft, or with <paramref name="at"/> a published post, whose announcements go out at that time.</summary>
    public async Task<string> WriteAsync(int post, IEnumerable<string> channels, DateTimeOffset? at)
    {
        var created = await author.CreateAsync(new { title = $"Announced {post}", body = "一つの記事に、場所ごとの言葉を。", status = at is null ? "draft" : "published" });
        foreach (var channel in channels)
        {
            var planned = await author.PutAsync($"/api/posts/{created.Slug}/announcements/{channel}", new { text = TextOf(post, channel), link = false, at });
            if ((int)planned.Status != 201)
                throw new InvalidOperationException($"{channel}: {planned.Text}");
        }

        return created.Slug;
    }

    public async Task PublishAsync(string slug)
    {
        var path = $"/api/posts/{slug}";
        var published = await author.PostAsync($"{path}/publish", ifMatch: (await author.GetAsync(path)).ETag);
        if ((int)published.Status != 200)
            throw new InvalidOperationException(published.Text);
    }

    /// <summary>When a network took which text.</summary>
    public async Task<IReadOnlyList<(string Text, DateTimeOffset At)>> SaidAsync(string network) =>
        [.. (await networks.StatusesAsync(network)).Select(status => ((string)status["text"]!, DateTimeOffset.FromUnixTimeMilliseconds((long)status["at"]!)))];

    /// <summary>How many announcements the ledger has in each state.</summary>
    public async Task<IReadOnlyDictionary<string, int>> StatesAsync()
    {
        Dictionary<string, int> states = new(StringComparer.Ordinal);
        for (var next = "/api/announcements?limit=100"; next is not null;)
        {
            var page = (await author.GetAsync(next)).Json;
            foreach (var state in page["items"]!.AsArray().Select(item => (string)item!["state"]!))
                states[state] = states.GetValueOrDefault(state) + 1;
            next = (string?)(page["next"] as JsonValue);
        }

        return states;
    }
}
