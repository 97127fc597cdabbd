using System.Globalization;
using System.Text.Json.Nodes;
using ServerlessBlog.Tests.Support.Blog;

namespace ServerlessBlog.Tests.Support.Networks;

/// <summary>A blog with a channel on each of some networks, named as the network is, and the networks' stand-ins.</summary>
public sealed class AnnouncingBlog : IAsyncDisposable
{
    // Outward and inward, no two nearly the same.
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["x"] = "Speed counts, and so does having something to say",
        ["bluesky"] = "A sales letter goes out to strangers; write it for them",
        ["mastodon"] = "Why a title with a link is no message at all",
        ["mixi2"] = "Dear all, I tidied my desk and found time to write again",
        ["webhook"] = "This week's newsletter: what I learned from old friends",
    };

    private AnnouncingBlog(NetworkStandIns networks, TestBlog blog, IReadOnlyList<string> channels) => (Networks, Blog, Channels) = (networks, blog, channels);

    public NetworkStandIns Networks { get; }

    public TestBlog Blog { get; }

    public IReadOnlyList<string> Channels { get; }

    /// <summary>Starts a blog with a channel on each network.</summary>
    /// <param name="options">How the blog differs from the usual one; its settings win over those of the channels.</param>
    public static Task<AnnouncingBlog> StartAsync(TestBlogOptions options) => StartAsync(_ => options.Settings, options);

    /// <summary>Starts a blog with a channel on each network.</summary>
    /// <param name="more">More settings, which win over those of the channels.</param>
    /// <param name="options">How else the blog differs from the usual one.</param>
    public static async Task<AnnouncingBlog> StartAsync(Func<NetworkStandIns, IReadOnlyDictionary<string, string?>> more, TestBlogOptions? options = null)
    {
        var standIns = await NetworkStandIns.StartAsync();
        try
        {
            string[] channels = [.. standIns.Addresses.Select(network => network.Key)];
            var settings = new Dictionary<string, string?>(SettingsOf(standIns, channels), StringComparer.Ordinal);
            foreach (var (setting, value) in more(standIns))
                settings[setting] = value;
            return new AnnouncingBlog(standIns, await TestBlog.StartAsync((options ?? new TestBlogOptions()) with { Settings = settings }), channels);
        }
        catch
        {
            await standIns.DisposeAsync();
            throw;
        }
    }

    /// <summary>The settings of a blog with channels on <paramref name="channels"/>.</summary>
    public static IReadOnlyDictionary<string, string?> SettingsOf(NetworkStandIns standIns, IEnumerable<string> channels)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Outbound__AllowPrivate"] = standIns.Authorities };
        foreach (var channel in channels)
        {
            settings[$"Channels__{channel}__Kind"] = channel;
            foreach (var (setting, value) in standIns.SettingsOf(channel))
                settings[$"Channels__{channel}__{setting}"] = value;
        }

        return settings;
    }

    /// <summary>A draft with a text of its own for each of <paramref name="channels"/>, or for all; returns its slug.</summary>
    public async Task<string> DraftAsync(string title, params string[] channels)
    {
        var slug = (await Blog.Author.CreateAsync(new { title, body = $"What {title} is about." })).Slug;
        foreach (var channel in channels.Length > 0 ? channels : Channels)
            await PlanAsync(slug, channel, TextOf(title, channel));
        return slug;
    }

    /// <summary>What <see cref="DraftAsync"/> says of a post on a channel: other words for each, since audiences differ.</summary>
    public static string TextOf(string title, string channel) => $"{Words[channel]} ({title})";

    /// <summary>Plans an announcement, without a link, and fails unless that works.</summary>
    public async Task<BlogResponse> PlanAsync(string slug, string channel, string text)
    {
        var planned = await Blog.Author.PutAsync(PathOf(slug, channel), new { text, link = false });
        return (int)planned.Status is 200 or 201 ? planned : throw new InvalidOperationException($"{channel}: {planned.Status}: {planned.Text}");
    }

    /// <summary>Publishes a post, and fails unless that works.</summary>
    public async Task PublishAsync(string slug)
    {
        var path = $"/api/posts/{Uri.EscapeDataString(slug)}";
        var published = await Blog.Author.PostAsync($"{path}/publish", ifMatch: (await Blog.Author.GetAsync(path)).ETag);
        if ((int)published.Status != 200)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{published.Status}: {published.Text}"));
    }

    /// <summary>An announcement as the API has it.</summary>
    public async Task<JsonObject> AnnouncementAsync(string slug, string channel) => (await Blog.Author.GetAsync(PathOf(slug, channel))).Json.AsObject();

    /// <summary>Waits until an announcement is in one of <paramref name="states"/>, and returns it.</summary>
    public async Task<JsonObject> WaitForAsync(string slug, string channel, params string[] states)
    {
        JsonObject? found = null;
        await Wait.UntilAsync($"{slug} on {channel} is {string.Join(" or ", states)}", async () =>
        {
            found = await AnnouncementAsync(slug, channel);
            return states.Contains((string?)found["state"], StringComparer.Ordinal);
        });
        return found!;
    }

    /// <summary>The statuses of a network with exactly this text.</summary>
    public async Task<int> CountAsync(string network, string text) =>
        (await Networks.StatusesAsync(network)).Count(status => (string?)status["text"] == text);

    public static string PathOf(string slug, string channel) => $"/api/posts/{Uri.EscapeDataString(slug)}/announcements/{channel}";

    public async ValueTask DisposeAsync()
    {
        await Blog.DisposeAsync();
        await Networks.DisposeAsync();
    }
}
