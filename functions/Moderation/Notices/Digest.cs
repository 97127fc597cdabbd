using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Moderation.Notices;

/// <summary>What a notice tells: how many items wait, and the newest of them. Its texts are single lines of visible characters.</summary>
/// <param name="Waiting">How many wait.</param>
/// <param name="IsMore">Whether more than <paramref name="Waiting"/> do.</param>
/// <param name="Newest">The newest, newest first.</param>
/// <param name="DeskUrl">Where all of them are.</param>
public sealed record Digest(int Waiting, bool IsMore, IReadOnlyList<DigestItem> Newest, string DeskUrl);

/// <summary>One item that waits.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Post">The title of its post.</param>
/// <param name="Name">Who wrote it, by the name that was given; for a linkback without one, its host. Never an e-mail address.</param>
/// <param name="Words">Its first words.</param>
/// <param name="ApproveUrl">The link that asks for approval.</param>
/// <param name="SpamUrl">The link that asks to call it spam.</param>
public sealed record DigestItem(FeedbackKind Kind, string Post, string Name, string Words, string ApproveUrl, string SpamUrl);
