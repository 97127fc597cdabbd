using ServerlessBlog.Moderation.Desk.Pages;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Syndication.Channels.X.Connect;

/// <summary>The page that says what connecting means.</summary>
/// <param name="Id">The channel's id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="RedirectUrl">What the app's settings at X must name.</param>
/// <param name="IsConnected">Whether the blog has access now.</param>
/// <param name="IsStopped">Whether the channel sends nothing until it is connected.</param>
/// <param name="Result">What has just happened; null for nothing.</param>
public sealed record XConnectPageModel(DeskInfo Info, DeskSession Session, string Id, string Name, string RedirectUrl, bool IsConnected, bool IsStopped, XConnectResult? Result);

/// <summary>The page that X sends the author back to.</summary>
/// <param name="Id">The channel's id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Code">What X gives tokens for.</param>
/// <param name="State">What shows that it began here.</param>
public sealed record XConnectedPageModel(DeskInfo Info, DeskSession Session, string Id, string Name, string Code, string State);

/// <summary>The form of POST /desk/channels/{account}/connected.</summary>
public sealed record XConnectedForm(
    [property: ApiMember("The token of the session; every form of the desk has it.", RequiredInRequest = true, Example = TokenForm.Example)] string Token,
    [property: ApiMember("The code that X sent the browser back with; it is good for 30 seconds.", RequiredInRequest = true, Example = "VGNibzFWSWREZm01bjN1N3dicWlNUG1oa2xRRVNNdmVHelJGY2hPWGxNd2dxOjE2")] string Code,
    [property: ApiMember("The state that X sent back with it.", RequiredInRequest = true, Example = "4b7r2m9k1x8c3v5n6q0w7e2t9y4u1p3a")] string State);
