namespace ServerlessBlog.Platform.Outbound;

/// <summary>Where the blog may connect to besides the public internet: the settings <c>Outbound__*</c>.</summary>
public sealed class OutboundOptions
{
    /// <summary>The configuration section that these settings come from.</summary>
    public const string Section = "Outbound";

    /// <summary>
    /// A comma list of <c>host:port</c> that requests may go to although the address is not public or the port is neither
    /// 80 nor 443: for tests and intranets. Empty by default.
    /// </summary>
    public string AllowPrivate { get; set; } = "";
}
