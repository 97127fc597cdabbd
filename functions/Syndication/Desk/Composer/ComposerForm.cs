using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Syndication.Desk.Composer;

/// <summary>The form of POST /desk/announcements/{slug}: besides these fields it has those of <see cref="BoxFields"/> for each channel.</summary>
public sealed record ComposerForm(
    [property: ApiMember("The token of the session; every form of the desk has it.", RequiredInRequest = true, Example = TokenForm.Example)] string Token,
    [property: ApiMember("Whether to save what was typed, or only to draw the page again with what is to be said about it.", Values = ["save", "check"], Example = "save")] string? Do)
{
    /// <summary>The most bytes of the form: ten channels or so with the longest text each, as a form is sent.</summary>
    internal const int MaxBytes = 1024 * 1024;

    /// <summary>The button that takes back what is planned on a channel, which is its value.</summary>
    internal const string TakeBack = "take-back";
}
