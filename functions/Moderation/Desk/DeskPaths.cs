using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Moderation.Desk;

/// <summary>The paths of the desk.</summary>
public static class DeskPaths
{
    public const string Desk = "/desk";
    public const string Messages = "/desk/messages";
    public const string Linkbacks = "/desk/linkbacks";
    public const string Announcements = "/desk/announcements";

    /// <summary>Where the announcements of a post are written.</summary>
    public static string AnnouncementsOf(string slug) => $"{Announcements}/{Uri.EscapeDataString(slug)}";

    /// <summary><paramref name="path"/> when it is a page of the desk, else the first: nobody is led elsewhere.</summary>
    public static string Own(string path) => path switch
    {
        Messages or Linkbacks or Announcements => path,
        _ when IsOfChannel(path) => path,
        _ when PostOf(path) is { } slug => AnnouncementsOf(slug),
        _ => Desk,
    };

    /// <summary>The list of a state, from a cursor on, with what was just done.</summary>
    public static string List(FeedbackState state, string? cursor = null, DeskNotice? notice = null) => With(
        Desk,
        [
            .. state == FeedbackState.Pending ? Array.Empty<(string, string)>() : [("state", DeskStates.NameOf(state))],
            .. string.IsNullOrEmpty(cursor) ? Array.Empty<(string, string)>() : [("cursor", cursor)],
            .. notice?.Parameters ?? [],
        ]);

    /// <summary>A page with what was just done.</summary>
    public static string With(string path, DeskNotice notice) => With(path, notice.Parameters);

    // The post whose announcements a path is about, escaped or not; no slug has a percent sign.
    private static string? PostOf(string path) =>
        path.StartsWith(Announcements + "/", StringComparison.Ordinal) && Uri.UnescapeDataString(path[(Announcements.Length + 1)..]) is var slug && Slug.IsValid(slug) ? slug : null;

    // The page on which a channel is connected with its network.
    private static bool IsOfChannel(string path) =>
        path.Split('/') is ["", "desk", "channels", { Length: > 0 } id, "connect"] && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static string With(string path, IEnumerable<(string Name, string Value)> parameters)
    {
        var query = string.Join('&', parameters.Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }
}
