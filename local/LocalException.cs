namespace ServerlessBlog.Local;

/// <summary>Why the local environment cannot run, as a sentence for the person who started it.</summary>
public sealed class LocalException : Exception
{
    /// <inheritdoc cref="LocalException" />
    public LocalException(string message) : base(message)
    {
    }

    /// <inheritdoc cref="LocalException" />
    public LocalException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <inheritdoc cref="LocalException" />
    public LocalException()
    {
    }
}
