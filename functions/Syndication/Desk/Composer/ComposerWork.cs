using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Announcements.Planning;

namespace ServerlessBlog.Syndication.Desk.Composer;

/// <summary>Does what the composer's buttons ask for.</summary>
public sealed class ComposerWork(AnnouncementPlanner planner, AnnouncedPosts posts, BoxReviews reviews, AnnouncementInfo info)
{
    /// <summary>
    /// Plans each box that changed and that nothing is against; returns the ids of their channels. What came between for one of
    /// them keeps no other back, and is to be seen in its announcement as it is now.
    /// </summary>
    public async Task<IReadOnlySet<string>> SaveAsync(PlannedPost planned, IReadOnlyList<Box> reviewed, CancellationToken cancellationToken)
    {
        HashSet<string> saved = new(StringComparer.Ordinal);
        foreach (var box in reviewed.Where(box => box.IsOpen && box.Problems.Count == 0 && box.IsChanged(info)))
        {
            try
            {
                await planner.PlanAsync(Beside(box, planned, reviewed), posts.Channel(box.Traits.Id), reviews.DraftOf(box), cancellationToken);
                saved.Add(box.Traits.Id);
            }
            catch (ProblemException problem) when (problem.Type != ProblemType.Unavailable)
            {
                // As said above.
            }
        }

        return saved;
    }

    /// <summary>Takes back what is planned in a box; false when it is no longer what the author saw.</summary>
    public async Task<bool> TakeBackAsync(Box? box, CancellationToken cancellationToken)
    {
        if (box is not { Row: { } row, IsStale: false })
            return false;
        try
        {
            await planner.CancelAsync(row, cancellationToken);
            return true;
        }
        catch (ProblemException problem) when (problem.Type == ProblemType.Conflict || problem.Type == ProblemType.Stale)
        {
            return false;
        }
    }

    // All boxes of a form are saved together: each is held against what the others are about to be.
    private PlannedPost Beside(Box own, PlannedPost planned, IReadOnlyList<Box> reviewed) => planned with
    {
        Rows =
        [
            .. planned.Rows.Where(row => row.Channel == own.Traits.Id || !reviewed.Any(box => box.Traits.Id == row.Channel && IsAboutToBe(box))),
            .. reviewed.Where(box => box.Traits.Id != own.Traits.Id && IsAboutToBe(box))
                .Select(box => reviews.DraftOf(box).Onto(new Announcement(), box.Traits, planned.Post)),
        ],
    };

    private bool IsAboutToBe(Box box) => box.IsOpen && box.Problems.Count == 0 && box.IsChanged(info);
}
