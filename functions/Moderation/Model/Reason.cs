using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Moderation.Model;

/// <summary>Something that the judge noticed.</summary>
/// <param name="Name">A stable name such as <c>links</c>; texts in the blog's language are found by it.</param>
/// <param name="Score">How much it speaks for spam; below zero it speaks against it.</param>
/// <param name="Detail">What exactly was noticed, such as a number of links or a word; may be empty.</param>
public sealed record Reason(
    [property: ApiMember("A stable name.", Example = "links")] string Name,
    [property: ApiMember("How much it speaks for spam; below zero it speaks against it.", Example = "3")] int Score,
    [property: ApiMember("What exactly was noticed; may be empty.", Example = "7 links")] string Detail);
