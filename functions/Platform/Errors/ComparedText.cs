using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Platform.Errors;

/// <summary>One of the texts that do not go together.</summary>
/// <param name="Channel">The id of the channel that it is for.</param>
/// <param name="Text">The whole text.</param>
public sealed record ComparedText(
    [property: ApiMember("The id of the channel that it is for.", Example = "mixi2")] string Channel,
    [property: ApiMember("The whole text.", Example = "外には手紙を、内には近況を。")] string Text);
