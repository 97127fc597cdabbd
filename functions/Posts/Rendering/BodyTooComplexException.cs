namespace ServerlessBlog.Posts.Rendering;

/// <summary>The body is nested or built in a way that would cost too much to render. The message says what to do.</summary>
public sealed class BodyTooComplexException : Exception
{
    public BodyTooComplexException()
        : this("The body is too complex; make it simpler or split it into several posts.")
    {
    }

    public BodyTooComplexException(string message)
        : base(message)
    {
    }

    public BodyTooComplexException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
