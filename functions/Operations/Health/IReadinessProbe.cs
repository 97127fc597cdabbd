namespace ServerlessBlog.Operations.Health;

/// <summary>Looks at some of the things that the blog needs.</summary>
public interface IReadinessProbe
{
    /// <summary>How long what was found is given to whoever asks: nobody outside can make the blog look more often.</summary>
    TimeSpan Keep { get; }

    /// <summary>Looks. What does not answer is a finding, not an exception.</summary>
    /// <param name="cancellationToken">Ends the look when it has taken too long.</param>
    Task<IReadOnlyList<ReadinessCheck>> LookAsync(CancellationToken cancellationToken);
}
