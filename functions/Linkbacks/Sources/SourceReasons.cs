namespace ServerlessBlog.Linkbacks.Sources;

/// <summary>Why a source is no linkback: stable names, which the desk and the status of a webmention show.</summary>
public static class SourceReasons
{
    /// <summary>It was read and has no visible link to the post.</summary>
    public const string NoLink = "no-link";

    /// <summary>It says that it is gone for good (410).</summary>
    public const string Gone = "source-gone";

    /// <summary>It is not there (404).</summary>
    public const string Missing = "source-missing";

    /// <summary>It is something that is not read, such as a picture.</summary>
    public const string Type = "source-type";

    /// <summary>It is larger, or more deeply nested, than anything that is read.</summary>
    public const string TooLarge = "source-too-large";

    /// <summary>It is at an address that this blog does not ask.</summary>
    public const string Refused = "source-refused";

    /// <summary>It does not answer, or not with success.</summary>
    public const string Unreachable = "source-unreachable";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [NoLink, Gone, Missing, Type, TooLarge, Refused, Unreachable];
}
