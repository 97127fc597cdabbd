namespace ServerlessBlog.Linkbacks.Sending.Model;

/// <summary>The ways in which a page can be told of a link to it, the preferred one first.</summary>
public enum LinkbackProtocol
{
    /// <summary>Not found out yet, or none.</summary>
    None,

    /// <summary>Webmention (W3C).</summary>
    Webmention,

    /// <summary>Pingback 1.0.</summary>
    Pingback,

    /// <summary>TrackBack 1.2.</summary>
    Trackback,
}
