namespace ServerlessBlog.Linkbacks.Reception;

/// <summary>Whether linkbacks are taken: one of the settings <c>Linkbacks__*</c>.</summary>
public sealed class ReceivingOptions
{
    /// <summary>The configuration section that these settings come from.</summary>
    public const string Section = "Linkbacks";

    /// <summary>Whether any post takes trackbacks, pingbacks and webmentions, old posts included. What was approved stays to be seen.</summary>
    public bool Receive { get; set; } = true;
}
