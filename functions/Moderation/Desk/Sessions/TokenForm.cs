using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Moderation.Desk.Sessions;

/// <summary>A form of the desk with nothing but the session's token.</summary>
public sealed record TokenForm(
    [property: ApiMember("The token of the session; every form of the desk has it.", RequiredInRequest = true, Example = TokenForm.Example)] string Token)
{
    internal const string Example = "pXv2uQ7mR0y3b1c9d8e7fA";
}
