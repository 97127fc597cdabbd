using ServerlessBlog.Tests.Browser.Desk;
using ServerlessBlog.Tests.Support.Blog;
using ServerlessBlog.Tests.Support.Networks;
using Xunit;

namespace ServerlessBlog.Tests.Browser.Announcements;

/// <summary>A blog in Japanese with channels to outside and inside, whose author writes announcements in a real browser.</summary>
public sealed class AnnouncementBrowser() : DeskBrowser("ja")
{
    /// <summary>The channel to outside, of at most <see cref="TownLimit"/> characters.</summary>
    public const string Town = "town";

    public const string TownName = "広場";

    public const int TownLimit = 140;

    /// <summary>The channel to inside.</summary>
    public const string Members = "members";

    public const string MembersName = "会員だより";

    /// <summary>An account on a Mastodon instance.</summary>
    public const string Mastodon = "mastodon";

    private NetworkStandIns? _networks;

    public NetworkStandIns Networks => _networks!;

    public override async Task InitializeAsync()
    {
        _networks = await NetworkStandIns.StartAsync();
        Configure(Town, "webhook", ("Name", TownName), ("Audience", "outward"), ("MaxCharacters", "140"));
        Configure(Members, "webhook", ("Name", MembersName));
        Configure(Mastodon, "mastodon");
        Configure("x", "x", ("MonthlyBudget", "0.1"));
        Settings["Outbound__AllowPrivate"] = Networks.Authorities;
        await base.InitializeAsync();
    }

    /// <summary>A new post, as a draft unless it is published.</summary>
    public async Task<string> WriteAsync(string title, string body = "本文です。", bool isPublished = false) => isPublished
        ? (await Blog.Author.PublishNewAsync(title, body)).Slug
        : (await Blog.Author.CreateAsync(new { title, body })).Slug;

    /// <summary>The author's browser as far as HTTP shows it, without using up an attempt to sign in.</summary>
    public async Task<DeskClient> ClientAsync()
    {
        var client = new DeskClient(Blog.Reader) { Cookie = "desk=" + Session };
        client.Token = (await client.GetTextAsync("/desk/messages")).Split("name=\"token\" value=\"")[1].Split('"')[0];
        return client;
    }

    /// <summary>What is planned of a post: the channels and their words.</summary>
    public async Task<IReadOnlyList<(string Channel, string Text)>> PlannedAsync(string slug) =>
        [.. (await Blog.Author.GetAsync($"/api/posts/{Uri.EscapeDataString(slug)}/announcements")).Json["items"]!.AsArray().Select(item => ((string)item!["channel"]!, (string)item["text"]!))];

    public static string ComposerOf(string slug) => "/desk/announcements/" + Uri.EscapeDataString(slug);

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        if (_networks is not null)
            await _networks.DisposeAsync();
    }

    private void Configure(string channel, string kind, params (string Name, string Value)[] settings)
    {
        Settings[$"Channels__{channel}__Kind"] = kind;
        foreach (var (name, value) in Networks.SettingsOf(kind))
            Settings[$"Channels__{channel}__{name}"] = value;
        foreach (var (name, value) in settings)
            Settings[$"Channels__{channel}__{name}"] = value;
    }
}

[CollectionDefinition(Name)]
public sealed class SharedAnnouncementBrowser : ICollectionFixture<AnnouncementBrowser>
{
    public const string Name = "announcement browser";
}
