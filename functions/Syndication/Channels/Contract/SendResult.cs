namespace ServerlessBlog.Syndication.Channels.Contract;

/// <summary>What is known after an attempt.</summary>
public enum SendOutcome
{
    /// <summary>The network has it.</summary>
    Accepted,

    /// <summary>The network certainly does not have it and will not take it as it is.</summary>
    Refused,

    /// <summary>The network certainly does not have it; it may take it later.</summary>
    Busy,

    /// <summary>The network may have it or not: the answer was lost, or says nothing.</summary>
    Lost,

    /// <summary>The network certainly does not have it, and takes nothing at all until the author has paid there.</summary>
    PaymentRequired,

    /// <summary>The network certainly does not have it, and takes nothing at all until the author has renewed the credentials.</summary>
    Unauthorized,
}

/// <summary>What came of one attempt.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Detail">One line for the author: what happened, perhaps in the network's own words; without credentials.</param>
/// <param name="Status">The HTTP status, or the gRPC status, of the last answer; null where there was none.</param>
public sealed record SendResult(SendOutcome Outcome, string Detail, int? Status = null)
{
    /// <summary>The network's name for the message, where it has one.</summary>
    public string? StatusId { get; init; }

    /// <summary>Where people read the message (http or https); null where that is not known.</summary>
    public string? StatusUrl { get; init; }

    /// <summary>Whether only some people can read it, so that the post's page does not link it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>When the network takes messages again, where it says so; then the whole channel waits until then.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    public static SendResult Sent(string? id, string? url, int? status = null) => new(SendOutcome.Accepted, "", status) { StatusId = id, StatusUrl = url };
}

/// <summary>What a look-up found.</summary>
public enum LookUpOutcome
{
    /// <summary>The network has it.</summary>
    Found,

    /// <summary>The network does not have it.</summary>
    Absent,

    /// <summary>It could not be found out.</summary>
    Unknown,
}

/// <summary>What came of a look-up.</summary>
/// <param name="Outcome">What it found.</param>
/// <param name="Detail">One line for the author; without credentials.</param>
/// <param name="StatusId">The network's name for the message, when it was found.</param>
/// <param name="StatusUrl">Where people read it, when that is known.</param>
public sealed record LookUpResult(LookUpOutcome Outcome, string Detail, string? StatusId = null, string? StatusUrl = null);
