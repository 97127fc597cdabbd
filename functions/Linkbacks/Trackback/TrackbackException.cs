namespace ServerlessBlog.Linkbacks.Trackback;

/// <summary>Says why a ping is not taken; its message is sent to who sent it.</summary>
public sealed class TrackbackException(string message) : Exception(message);
