using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Moderation.Desk.Pages;

/// <summary>The form of POST /desk/decide and, without a decision, of POST /desk/undo.</summary>
public sealed record DecisionForm(
    [property: ApiMember("The token of the session; every form of the desk has it.", RequiredInRequest = true, Example = TokenForm.Example)] string Token,
    [property: ApiMember("What to do with them.", Values = ["approved", "rejected", "spam"], Example = "approved")] string? Decision,
    [property: ApiMember("An item's id on the desk; may be there up to 50 times.", Example = Api.DeskItemJson.ExampleId)] string? Id,
    [property: ApiMember("The list to return to.", Values = ["pending", "spam", "rejected", "approved"], Example = "pending")] string? State,
    [property: ApiMember("The page of it.", Example = "ZGVzawowMTIz")] string? Cursor)
{
    /// <summary>Where a form of the desk leads on to: the list that it was sent from, with what was done.</summary>
    internal static string Back(DeskForm form, DeskNotice notice) =>
        DeskPaths.List(DeskStates.Find(form["state"]) ?? FeedbackState.Pending, form["cursor"], notice);
}
