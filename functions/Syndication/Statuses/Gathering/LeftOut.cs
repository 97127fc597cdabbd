using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Syndication.Statuses.Gathering;

/// <summary>How many entries of an archive are not quoted, by the reason.</summary>
public sealed record LeftOut
{
    [ApiMember("In the range, but older than the newest that max allows.", Example = "12")]
    public int OverMax { get; set; }

    [ApiMember("Before from, or not before until.", Example = "3021")]
    public int OutOfRange { get; set; }

    [ApiMember("Answers to others.", Example = "45")]
    public int Replies { get; set; }

    [ApiMember("Words of others, passed on.", Example = "7")]
    public int Reposts { get; set; }

    [ApiMember("Not for everybody to read.", Example = "0")]
    public int NotPublic { get; set; }

    [ApiMember("Without text, such as a picture alone, or without a time.", Example = "2")]
    public int Unreadable { get; set; }
}
