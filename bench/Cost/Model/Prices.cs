namespace ServerlessBlog.Bench.Cost.Model;

/// <summary>A list price.</summary>
/// <param name="Meter">What is counted.</param>
/// <param name="What">The meter's name for people.</param>
/// <param name="Usd">US dollars for <paramref name="Per"/> of it.</param>
/// <param name="Per">How much that buys.</param>
/// <param name="Unit">What is bought, in words.</param>
/// <param name="Free">What a month has free, of the subscription or the billing account, not of each app.</param>
/// <param name="Page">Where the price is published.</param>
/// <param name="Seen">When the number was last seen, and where if not there.</param>
internal sealed record Price(Meter Meter, string What, double Usd, double Per, string Unit, double Free, string Page, string Seen)
{
    public double Of(double quantity) => quantity / Per * Usd;

    public double AfterGrantOf(double quantity) => Of(Math.Max(0, quantity - Free));
}

/// <summary>
/// List prices in US dollars, pay as you go, regions in the United States. Regions differ by some per cent, a few by half. The pages fill
/// the prices in by script; the numbers are those of the Retail Prices API (https://prices.azure.com) as others have published them.
/// </summary>
internal static class Prices
{
    private const string Functions = "https://azure.microsoft.com/pricing/details/functions/";
    private const string Tables = "https://azure.microsoft.com/pricing/details/storage/tables/";
    private const string Blobs = "https://azure.microsoft.com/pricing/details/storage/blobs/";
    private const string FrontDoor = "https://azure.microsoft.com/pricing/details/frontdoor/";

    public static readonly IReadOnlyList<Price> All =
    [
        new(Meter.GigabyteSeconds, "Functions, Flex Consumption, on demand: time", 0.000026, 1, "GB-s", 100_000, Functions, "2025-02"),
        new(Meter.Executions, "Functions, Flex Consumption, on demand: executions", 0.40, 1e6, "million", 250_000, Functions, "2025-02"),
        new(Meter.TableTransactions, "Table Storage, LRS: transactions", 0.00036, 1e4, "10,000", 0, Tables, "2026-04"),
        new(Meter.BlobReads, "Blob Storage, hot LRS: reads and others", 0.004, 1e4, "10,000", 0, Blobs, "2026-04"),
        new(Meter.BlobWrites, "Blob Storage, hot LRS: writes and lists", 0.05, 1e4, "10,000", 0, Blobs, "2026-08"),
        new(Meter.TableStored, "Table Storage, LRS: stored", 0.045, 1, "GB and month", 0, Tables, "2026-04"),
        new(Meter.BlobStored, "Blob Storage, hot LRS: stored", 0.0184, 1, "GB and month", 0, Blobs, "2026-04"),
        new(Meter.BusOperations, "Service Bus Basic: operations", 0.05, 1e6, "million", 0, "https://azure.microsoft.com/pricing/details/service-bus/", "2026-09"),
        new(Meter.Logs, "Log Analytics: taken in", 2.30, 1, "GB", 5, "https://azure.microsoft.com/pricing/details/monitor/", "2026-04"),
        new(Meter.Egress, "Bandwidth: to the internet", 0.087, 1, "GB", 100, "https://azure.microsoft.com/pricing/details/bandwidth/", "2026-04"),
        new(Meter.FrontDoorMonths, "Front Door Standard: base", 35, 1, "month", 0, FrontDoor, "2026-09"),
        new(Meter.FrontDoorRequests, "Front Door Standard: requests, zone 1", 0.009, 1e4, "10,000", 0, FrontDoor, "2026-09"),
        new(Meter.FrontDoorTransfer, "Front Door Standard: to readers, zone 1", 0.083, 1, "GB", 0, FrontDoor, "2026-09"),
    ];

    /// <summary>The always ready mode of Flex Consumption: for each GB-s that an instance is kept, and that it is active; no grant.</summary>
    public const double AlwaysReadyKept = 0.000004, AlwaysReadyActive = 0.000016;

    /// <summary>Service Bus Standard: the base a month, which includes 13 million operations.</summary>
    public const double BusStandardBase = 9.86;

    public static Price Of(Meter meter) => All.Single(price => price.Meter == meter);
}
