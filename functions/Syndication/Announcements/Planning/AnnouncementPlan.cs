using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Announcements.Store;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Announcements.Planning;

/// <summary>What a plan makes of an announcement: nothing is asked and nothing is written.</summary>
public static class AnnouncementPlan
{
    /// <summary>A problem (409) unless the author may still change or take back the announcement: it is nowhere, and nobody is sending it.</summary>
    public static void RequireOpen(Announcement row)
    {
        var sentence = row.State switch
        {
            AnnouncementState.Sending => "It is being sent right now; wait a minute and look at what came of it.",
            AnnouncementState.Sent => "It is sent, and what is said stays said; remove it at its statusUrl, on the network itself.",
            AnnouncementState.Unknown => "Its answer was lost, so it may be there: decide first with POST .../check, .../resend or .../drop.",
            // The network is asked for it again under the same name, which stands for these words.
            AnnouncementState.Planned when row.IsDoubtful => "Its answer was lost and it is being sent again; wait a few minutes and look at what came of it.",
            _ => null,
        };
        if (sentence is not null)
            throw new ProblemException(ProblemType.Conflict, sentence);
    }

    /// <summary>The announcement that was not there, planned.</summary>
    public static Announcement New(AnnouncementDraft draft, ChannelTraits channel, Post post, DateTimeOffset now) =>
        Planned(
            draft.Onto(new Announcement { PlannedAt = now, LedgerKey = LedgerEntry.NewKey(now) }, channel, post),
            // Counted on from the time: one that was taken back before had other entity tags.
            now.ToUnixTimeMilliseconds(),
            now);

    /// <summary>The same announcement with other words. What failed is planned anew, and stands in the ledger again as new.</summary>
    public static Announcement Again(Announcement row, AnnouncementDraft draft, ChannelTraits channel, Post post, DateTimeOffset now) =>
        Planned(
            draft.Onto(row with { LedgerKey = row.State == AnnouncementState.Failed ? LedgerEntry.NewKey(now) : row.LedgerKey }, channel, post),
            row.Version + 1,
            now);

    // Other words are another message to the network.
    private static Announcement Planned(Announcement row, long version, DateTimeOffset now) =>
        (row.Anew(now) with { Version = version, CommitId = Ids.Random(16) }).Noted(now);
}
