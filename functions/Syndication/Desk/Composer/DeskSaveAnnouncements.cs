using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation.Desk;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Syndication.Announcements.Planning;

namespace ServerlessBlog.Syndication.Desk.Composer;

/// <summary>POST /desk/announcements/{slug}: saves what was typed, takes something back, or only looks at what was typed.</summary>
public sealed class DeskSaveAnnouncements(DeskGate gate, ComposerPages composer, ComposerBoxes boxes, BoxReviews reviews, ComposerWork work, AnnouncementInfo info)
{
    [Function(nameof(DeskSaveAnnouncements))]
    [ApiOperation(
        "Save the announcements of a post on the desk", Description = "Saves each box that changed and that nothing is against, and leads back to the page; what could not be saved comes back with the page (422), as it was typed.",
        Tag = "desk", MayRedirect = true, ResponseMediaType = "text/html", Request = typeof(ComposerForm), RequestMediaType = MediaTypes.Form, DeskOnly = true,
        Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Gone), nameof(ProblemType.TooLarge)])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/announcements/{slug}")] HttpRequest request, string slug, CancellationToken cancellationToken) =>
        gate.ActAsync(request, (session, form) => RunAsync(session, slug, form, cancellationToken), cancellationToken, ComposerForm.MaxBytes);

    private async Task<IResult> RunAsync(DeskSession session, string slug, DeskForm form, CancellationToken cancellationToken)
    {
        var planned = await composer.FindAsync(slug, cancellationToken);
        var typed = boxes.Of(planned, form);
        if (form[ComposerForm.TakeBack] is { Length: > 0 } channel)
            return await TakeBackAsync(session, planned, typed, channel, cancellationToken);
        var reviewed = await reviews.ReviewAsync(planned, typed, cancellationToken);
        return form["do"] == "save"
            ? await SaveAsync(session, planned, reviewed, cancellationToken)
            : await composer.DrawAsync(session, planned.Post, reviewed, notice: null, isRefused: false, cancellationToken);
    }

    private async Task<IResult> SaveAsync(DeskSession session, PlannedPost planned, IReadOnlyList<Box> typed, CancellationToken cancellationToken)
    {
        var saved = await work.SaveAsync(planned, typed, cancellationToken);
        var notice = new DeskNotice(DeskNotice.Saved, saved.Count, 0, []);
        if (typed.All(box => saved.Contains(box.Traits.Id) || (box.Problems.Count == 0 && !IsToSave(box))))
            return new SeeOther(DeskPaths.With(DeskPaths.AnnouncementsOf(planned.Post.Slug), notice));
        var now = await composer.FindAsync(planned.Post.Slug, cancellationToken);
        var again = typed.Select(box => saved.Contains(box.Traits.Id) ? boxes.Of(now, box.Traits) : box with { Row = now.On(box.Traits.Id) });
        return await composer.DrawAsync(session, now.Post, await reviews.ReviewAsync(now, [.. again], cancellationToken), saved.Count > 0 ? notice : null, isRefused: true, cancellationToken);
    }

    private async Task<IResult> TakeBackAsync(DeskSession session, PlannedPost planned, IReadOnlyList<Box> typed, string channel, CancellationToken cancellationToken)
    {
        var isDone = await work.TakeBackAsync(typed.FirstOrDefault(box => box.Traits.Id == channel), cancellationToken);
        var notice = new DeskNotice(DeskNotice.TakenBack, isDone ? 1 : 0, isDone ? 0 : 1, []);
        if (!typed.Any(box => IsToSave(box) || (box.Traits.Id == channel && !isDone)))
            return new SeeOther(DeskPaths.With(DeskPaths.AnnouncementsOf(planned.Post.Slug), notice));
        // What else was typed is not saved, and not lost.
        var now = await composer.FindAsync(planned.Post.Slug, cancellationToken);
        var again = typed.Select(box => !IsToSave(box) ? boxes.Of(now, box.Traits)
            : box.Traits.Id == channel && isDone ? box with { Row = null, FormBase = null }
            : box with { Row = now.On(box.Traits.Id) });
        return await composer.DrawAsync(session, now.Post, await reviews.ReviewAsync(now, [.. again], cancellationToken), notice, isRefused: false, cancellationToken);
    }

    private bool IsToSave(Box box) => box.IsOpen && box.IsChanged(info);
}
