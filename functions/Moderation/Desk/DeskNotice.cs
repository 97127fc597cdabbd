using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ServerlessBlog.Moderation.Desk;

/// <summary>
/// What the desk says that was just done. It travels in the address of the page that a form leads on to: made up, it says
/// something that did not happen, and changes nothing.
/// </summary>
/// <param name="Done">What: the name of a state, or one of the constants.</param>
/// <param name="Count">To how many.</param>
/// <param name="Failed">How many it was not possible for.</param>
/// <param name="Ids">What can be undone.</param>
public sealed record DeskNotice(string Done, int Count, int Failed, IReadOnlyList<string> Ids)
{
    public const string Undone = "undone";
    public const string Replied = "replied";
    public const string NothingSelected = "nothing";
    public const string Retried = "retried";
    public const string SentAgain = "sent-again";
    public const string Saved = "saved";
    public const string TakenBack = "taken-back";
    public const string Found = "found";
    public const string Absent = "absent";
    public const string Unanswered = "unanswered";
    public const string Dropped = "dropped";
    public const string Resumed = "resumed";

    /// <summary>How many items one form decides about.</summary>
    public const int MaxIds = 50;

    private static readonly string[] Known =
    [
        "approved", "rejected", "spam", Undone, Replied, NothingSelected, Retried, SentAgain, Saved, TakenBack, Found, Absent, Unanswered, Dropped, Resumed,
    ];

    /// <summary>Its parameters in an address.</summary>
    public IEnumerable<(string Name, string Value)> Parameters =>
    [
        ("done", Done),
        .. Count > Ids.Count ? [("count", Count.ToString(CultureInfo.InvariantCulture))] : Array.Empty<(string, string)>(),
        .. Failed > 0 ? [("failed", Failed.ToString(CultureInfo.InvariantCulture))] : Array.Empty<(string, string)>(),
        .. Ids.Select(id => ("id", id)),
    ];

    /// <summary>The notice in a request's address; null for none.</summary>
    public static DeskNotice? Of(HttpRequest request)
    {
        var done = request.Query["done"].ToString();
        if (!Known.Contains(done, StringComparer.Ordinal))
            return null;
        List<string> ids = [.. request.Query["id"].Where(id => id is { Length: > 0 and <= 64 }).Select(id => id!).Distinct(StringComparer.Ordinal).Take(MaxIds)];
        return new DeskNotice(done, Math.Max(Number(request, "count"), ids.Count), Number(request, "failed"), ids);
    }

    private static int Number(HttpRequest request, string name) =>
        int.TryParse(request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 1000 ? number : 0;
}
