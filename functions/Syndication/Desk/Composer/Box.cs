using System.Globalization;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Desk.Composer;

/// <summary>The box of one channel: what is planned there, what was typed, and what is to be said about it.</summary>
/// <param name="Traits">The channel.</param>
/// <param name="Row">The announcement as it stands; null for none.</param>
/// <param name="Typed">What stands in the box.</param>
public sealed record Box(ChannelTraits Traits, Announcement? Row, BoxInput Typed)
{
    public BoxFields Names { get; } = BoxFields.Of(Traits.Id);

    /// <summary>What the box was made from that was typed in; null when nothing was.</summary>
    public string? FormBase { get; init; }

    /// <summary>Whether the announcement has changed since what was typed was begun.</summary>
    public bool IsStale => FormBase is not null && FormBase != Base;

    public BoxMeasure Measure { get; init; } = BoxMeasure.Nothing;

    public IReadOnlyList<BoxProblem> Problems { get; init; } = [];

    /// <summary>Sentences of the post that fit.</summary>
    public IReadOnlyList<string> Proposals { get; init; } = [];

    /// <summary>Whether nothing is announced of the post any more.</summary>
    public bool IsLocked { get; init; }

    /// <summary>Whether the author can write here: nothing is sent yet, or certainly nothing is there.</summary>
    public bool IsOpen =>
        !IsLocked && (Row is null or { State: AnnouncementState.Failed } or { State: AnnouncementState.Planned, Reason: not AnnouncementReason.AnswerLost });

    /// <summary>What names the state that the box was made from.</summary>
    public string Base => Row?.Version.ToString(CultureInfo.InvariantCulture) ?? BoxFields.NoBase;

    /// <summary>The id of a part of the box on the page.</summary>
    public string Id(string part) => $"{part}-of-{Traits.Id}";

    /// <summary>Whether what stands in the box differs from the announcement.</summary>
    public bool IsChanged(AnnouncementInfo info) =>
        Row is null ? !string.IsNullOrWhiteSpace(Typed.Text) : Typed != BoxInput.Of(Row, Traits, info);
}

/// <summary>The length and the price of what stands in a box.</summary>
/// <param name="Count">Its length, in the network's own counting.</param>
/// <param name="Limit">The most that the network takes; 0 for no limit.</param>
/// <param name="Price">What it costs, in US dollars.</param>
/// <param name="PriceWithLink">What it costs with the link.</param>
/// <param name="PriceWithoutLink">What it costs without.</param>
public sealed record BoxMeasure(int Count, int Limit, decimal Price, decimal PriceWithLink, decimal PriceWithoutLink)
{
    public static readonly BoxMeasure Nothing = new(0, 0, 0, 0, 0);

    public bool IsOver => Limit > 0 && Count > Limit;
}

/// <summary>Why what stands in a box cannot be taken.</summary>
/// <param name="Text">One sentence that says what to do.</param>
public sealed record BoxProblem(string Text)
{
    /// <summary>The language of the sentence where it is not the page's; a network's own words.</summary>
    public string? Language { get; init; }

    /// <summary>Texts that are shown with it, each with whose it is.</summary>
    public IReadOnlyList<(string Name, string Text)> Quotes { get; init; } = [];
}
