using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Sending;

namespace ServerlessBlog.Syndication.Channels.Api;

/// <summary>A configured channel, what it takes and how it stands. No setting that is a credential is shown.</summary>
public sealed record ChannelJson
{
    [ApiMember("The channel's id, as the settings name it.", Example = "x")]
    public required string Id { get; init; }

    [ApiMember("The kind of network.", Example = "x")]
    public required string Kind { get; init; }

    [ApiMember("What people call it.", Example = "X")]
    public required string Name { get; init; }

    [ApiMember("Whom it speaks to: outward to anybody who may pass by, inward to those who belong. The two need different words.", Example = "outward")]
    public required Audience Audience { get; init; }

    [ApiMember("Whether the permalink goes along where an announcement does not say.", Example = "false")]
    public required bool LinkByDefault { get; init; }

    [ApiMember("The longest message, in the network's own counting; 0 for no limit.", Example = "280")]
    public required int Limit { get; init; }

    [ApiMember("The visibilities that an announcement may ask for; empty where there is nothing to choose.", Example = "[]")]
    public required IReadOnlyList<string> Visibilities { get; init; }

    [ApiMember("What a message costs; absent where it costs nothing.")]
    public ChannelPriceJson? Price { get; init; }

    [ApiMember("What may be spent in a month of the blog's calendar, in US dollars; absent for no limit.", Example = "10")]
    public decimal? MonthlyBudget { get; init; }

    [ApiMember("What is spent or reserved in this month, in US dollars.", Example = "1.415")]
    public required decimal SpentThisMonth { get; init; }

    [ApiMember("Why it sends nothing until the author has acted; absent while it sends.")]
    public ChannelStopJson? Stop { get; init; }

    [ApiMember("Until when the network asked to be left alone.", Example = "2030-01-31T00:45:00Z")]
    public DateTimeOffset? PausedUntil { get; init; }

    [ApiMember("Whether the network can be asked about an announcement whose answer was lost.", Example = "true")]
    public required bool CanCheck { get; init; }
}

/// <summary>What a message costs on a channel.</summary>
public sealed record ChannelPriceJson(
    [property: ApiMember("Without a link, in US dollars.", Example = "0.015")] decimal WithoutLink,
    [property: ApiMember("With a link, in US dollars.", Example = "0.2")] decimal WithLink);

/// <summary>Why a channel sends nothing.</summary>
public sealed record ChannelStopJson(
    [property: ApiMember("What the network wants.", Values = ["payment", "credentials"], Example = "payment")] ChannelStop Reason,
    [property: ApiMember("What it said.", Example = "The network answered 402 Payment Required.")] string Detail,
    [property: ApiMember("When it stopped.", Example = "2030-01-31T00:30:00Z")] DateTimeOffset? At);

/// <summary>The configured channels.</summary>
public sealed record ChannelsJson([property: ApiMember("All of them, by their ids.")] IReadOnlyList<ChannelJson> Items);
