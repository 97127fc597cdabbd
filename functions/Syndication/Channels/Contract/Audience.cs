namespace ServerlessBlog.Syndication.Channels.Contract;

/// <summary>Whom a channel speaks to. The two need different words.</summary>
public enum Audience
{
    /// <summary>Anybody who may pass by: a sales letter.</summary>
    Outward,

    /// <summary>Those who belong: a newsletter.</summary>
    Inward,
}

/// <summary>The names of audiences in settings.</summary>
public static class Audiences
{
    /// <summary>The audience of that name; null when there is none.</summary>
    public static Audience? Find(string? name) =>
        string.Equals(name, nameof(Audience.Outward), StringComparison.OrdinalIgnoreCase) ? Audience.Outward
        : string.Equals(name, nameof(Audience.Inward), StringComparison.OrdinalIgnoreCase) ? Audience.Inward
        : null;
}
