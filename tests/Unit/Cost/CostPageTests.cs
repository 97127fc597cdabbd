using System.Text.Json;
using ServerlessBlog.Bench.Cost.Model;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Cost;

/// <summary>docs/cost.md against the numbers that are kept, the prices and the model.</summary>
public sealed class CostPageTests
{
    [Fact]
    public void The_page_has_the_tables_that_the_model_makes_of_what_was_measured()
    {
        var measured = JsonSerializer.Deserialize<Measured>(Read("measured.json"), JsonSerializerOptions.Web)!;
        var page = Read("cost.md");
        var begin = page.IndexOf("-->\n", page.IndexOf("<!-- What follows", StringComparison.Ordinal), StringComparison.Ordinal) + "-->\n".Length;
        page[begin..page.IndexOf("<!-- end -->", StringComparison.Ordinal)].Trim()
            .ShouldBe(CostTables.Write(measured).Trim(), "run bench/cost.sh --again when a price, an assumption or the model has changed");
    }

    [Fact]
    public void Every_meter_has_one_price() =>
        Prices.All.Select(price => price.Meter).Order().ShouldBe(Enum.GetValues<Meter>().Order());

    private static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cost", name)).ReplaceLineEndings("\n");
}
