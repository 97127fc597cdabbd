using System.Globalization;
using ServerlessBlog.Platform.Errors;

namespace ServerlessBlog.Posts.Api;

/// <summary>The number of a revision in a path.</summary>
internal static class RevisionNumber
{
    /// <summary>The number; a problem (404) for what is none.</summary>
    public static int Parse(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 99_999_999 ? number : throw NotFound();

    public static ProblemException NotFound() => new(
        ProblemType.NotFound, "There is no such revision; look at GET /api/posts/{slug}/revisions.",
        [new FieldError("revision", "The post has no revision of this number.")]);
}
