namespace ServerlessBlog.Linkbacks.Sending;

/// <summary>Whether and when other pages are told of links to them: some of the settings <c>Linkbacks__*</c>.</summary>
public sealed class SendingOptions
{
    /// <summary>The configuration section that these settings come from.</summary>
    public const string Section = "Linkbacks";

    /// <summary>Whether any page is told of anything.</summary>
    public bool Send { get; set; } = true;

    /// <summary>
    /// How many seconds after a change of a post others are told, 0 to 3600. They fetch the post at once, and until then no
    /// instance keeps an older answer.
    /// </summary>
    public int SendDelaySeconds { get; set; } = 10;
}
