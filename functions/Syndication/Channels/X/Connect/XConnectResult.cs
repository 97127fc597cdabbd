namespace ServerlessBlog.Syndication.Channels.X.Connect;

/// <summary>What came of giving access to an account.</summary>
public enum XConnectResult
{
    /// <summary>The blog has access.</summary>
    Connected,

    /// <summary>What X sent back is too old, was used before, or was not asked for from here.</summary>
    Expired,

    /// <summary>X does not know the app.</summary>
    Client,

    /// <summary>X did not answer properly.</summary>
    Later,

    /// <summary>The author gave no access.</summary>
    Denied,
}
