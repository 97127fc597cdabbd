namespace ServerlessBlog.Bench.Cost.Model;

/// <summary>What a load costs, in US dollars.</summary>
internal static class Bill
{
    /// <summary>By list prices alone.</summary>
    public static double Of(Load load) => load.Used.Sum(used => Prices.Of(used.Key).Of(used.Value));

    /// <summary>When nothing else of the subscription has used the free parts.</summary>
    public static double AfterGrantsOf(Load load) => load.Used.Sum(used => Prices.Of(used.Key).AfterGrantOf(used.Value));
}
