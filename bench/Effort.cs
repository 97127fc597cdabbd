namespace ServerlessBlog.Bench;

/// <summary>How long to measure.</summary>
/// <param name="Rounds">How often each side has its turn.</param>
/// <param name="Seconds">How long a turn of load takes.</param>
/// <param name="Starts">How often each side is started.</param>
/// <param name="WarmUp">The seconds of load before anything counts, until all code is compiled at full optimisation.</param>
internal sealed record Effort(int Rounds, int Seconds, int Starts, int WarmUp)
{
    public static readonly Effort Full = new(7, 3, 15, 10);
    public static readonly Effort Quick = new(3, 1, 5, 4);
}
