using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Moderation.Desk;

/// <summary>The paths of the desk.</summary>
public static class DeskPaths
{
    public const string Desk = "/desk";
    public const string Messages = "/desk/messages";
    public const string Linkbacks = "/desk/linkbacks";

    /// <summary><paramref name="path"/> when it is a page of the desk, else the first: nobody is led elsewhere.</summary>
    public static string Own(string path) => path is Messages or Linkbacks ? path : Desk;

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

    private static string With(string path, IEnumerable<(string Name, string Value)> parameters)
    {
        var query = string.Join('&', parameters.Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }
}
