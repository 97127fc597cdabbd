namespace ServerlessBlog.Syndication.Statuses.Archives;

/// <summary>Says in one sentence why a file is not the archive that it should be, and what to do.</summary>
public sealed class ArchiveException(string message, Exception? innerException = null) : Exception(message, innerException);
