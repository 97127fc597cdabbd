namespace ServerlessBlog.Moderation.Desk.Sessions;

/// <summary>A browser that the author has signed in with.</summary>
/// <param name="Id">Names the session; not secret.</param>
/// <param name="FormToken">What every form of this session carries, so that no other page can send one.</param>
public sealed record DeskSession(string Id, string FormToken);
