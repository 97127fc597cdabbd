namespace ServerlessBlog.Bench.Cost.Model;

/// <summary>A part of another system, by the month.</summary>
/// <param name="What">What is rented.</param>
/// <param name="Usd">US dollars for 730 hours.</param>
/// <param name="Source">Where the number is from.</param>
internal sealed record Rented(string What, double Usd, string Source);

/// <summary>Another way to keep a blog on Azure, whose price does not depend on how much is read.</summary>
internal sealed record Other(string Name, IReadOnlyList<Rented> Parts)
{
    public double Usd => Parts.Sum(part => part.Usd);

    public static readonly IReadOnlyList<Other> All =
    [
        new("WordPress on the smallest App Service with a database",
        [
            new("App Service plan B1, Linux", 13.14, "https://azure.microsoft.com/pricing/details/app-service/linux/, Central US, seen 2026-09; $12.41 in other regions"),
            new("Azure Database for MySQL, flexible server B1ms", 12.41, "https://azure.microsoft.com/pricing/details/mysql/flexible-server/; not confirmed, others report 13 to 15 with storage"),
            new("its storage, 20 GB", 2.30, "the same; not confirmed"),
        ]),
        new("Moonglade by its own template (`Deployment/main.bicep` of EdiWang/Moonglade)",
        [
            new("App Service plan P0v3, Linux", 62.05, "https://azure.microsoft.com/pricing/details/app-service/linux/, Central US, seen 2026-09; $56.58 in other regions"),
            new("Azure SQL Database S0", 14.72, "https://azure.microsoft.com/pricing/details/azure-sql-database/single/, as the portal shows it; the newest sighting has no date"),
            new("Blob Storage", 0.02, "1 GB, as above"),
        ]),
    ];
}
