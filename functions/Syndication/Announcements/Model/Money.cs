namespace ServerlessBlog.Syndication.Announcements.Model;

/// <summary>Amounts as they are stored: whole millionths of a US dollar, so that sums are exact.</summary>
public static class Money
{
    private const decimal Micros = 1_000_000m;

    public static long ToMicros(decimal dollars) => decimal.ToInt64(decimal.Round(dollars * Micros, MidpointRounding.AwayFromZero));

    public static decimal ToDollars(long micros) => micros / Micros;
}
