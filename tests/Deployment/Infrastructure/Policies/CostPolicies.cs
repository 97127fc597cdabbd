using System.Globalization;
using ServerlessBlog.Tests.Deployment.Infrastructure.Syntax;

namespace ServerlessBlog.Tests.Deployment.Infrastructure.Policies;

/// <summary>What is paid while nobody reads, and what an attack can cost.</summary>
internal static class CostPolicies
{
    private const string Monitoring = "modules/monitoring.bicep";
    private const string Budget = "modules/budget.bicep";

    // 5 GB a month are free.
    private const double FreeGigabytesADay = 5.0 / 31;

    public static IEnumerable<Policy> All { get; } =
    [
        new("logs stay within what is free",
            template => from each in template.Made("Microsoft.OperationalInsights/workspaces")
                        let cap = each.File.At(each.Resource.Body, "properties.workspaceCapping.dailyQuotaGb")
                        let gigabytes = cap?.Called() == "json" && double.TryParse(cap.In("arguments")!.Children.Single().Literal(), CultureInfo.InvariantCulture, out var number) ? number : double.MaxValue
                        from violation in Check.That(gigabytes is > 0 and < FreeGigabytesADay, "logs may cost something")
                            .Concat(Check.That(Check.Number(each.File, each.Resource.Body, "properties.retentionInDays") is > 0 and < 32, "logs are kept for longer than is free"))
                        select violation,
            new Edit(Monitoring, "json('0.16')", "json('1')"),
            new Edit(Monitoring, "json('0.16')", "json('-1')"),
            new Edit(Monitoring, "    workspaceCapping: { dailyQuotaGb: json('0.16') }\n", ""),
            new Edit(Monitoring, "retentionInDays: 30", "retentionInDays: 90")),
        new("telemetry goes to the capped workspace",
            template => template.Made("Microsoft.Insights/components").Where(each => each.File.At(each.Resource.Body, "properties.WorkspaceResourceId")?.Path() != "workspace.id").Select(_ => "telemetry has no cap"),
            new Edit(Monitoring, "    WorkspaceResourceId: workspace.id\n", "")),
        new("a budget tells its owner before and when it is spent", TellsOfTheBudget,
            new Edit(Budget, "thresholdType: 'Forecasted'", "thresholdType: 'Actual'"),
            new Edit(Budget, "expected: union({ enabled: true", "expected: union({ enabled: false"),
            new Edit(Budget, "threshold: 80", "threshold: 200"),
            new Edit(Budget, "contactEmails: [email]", "contactEmails: []"),
            new Edit(Budget, "contactRoles: ['Owner']", "contactRoles: []"),
            new Edit(Budget, "timeGrain: 'Monthly'", "timeGrain: 'Annually'")),
        new("a budget is made only when there is one, and begins on the first of a month",
            template => template.MainFile.Modules.Where(module => module.Target == "modules/budget.bicep").SelectMany(module =>
                Check.That(module.Condition?.All().Any(node => node.Text == "budget") == true, "there is always a budget")
                    .Concat(Check.That(template.MainFile.Variables["firstDay"].All().Any(node => node.Text is "'${month}-01'"), "the budget does not begin on the first of a month"))),
            new Edit(Template.Main, "= if (budget > 0) {", "= {"),
            new Edit(Template.Main, "'${month}-01'", "'${month}-15'")),
        new("what has a monthly price is off unless it is asked for",
            template => Check.That(template.MainFile.Text(template.MainFile.Parameters.Single(parameter => parameter.Name == "frontDoor").Default) == "false", "Front Door is on")
                .Concat(template.MainFile.Modules.Where(module => module.Target.Contains("front-door", StringComparison.Ordinal) && module.Condition?.All().Any(node => node.Text == "frontDoor") != true).Select(module => $"{module.Symbol} is always made"))
                .Concat(template.Made("Microsoft.Cdn/profiles").Where(each => each.File.TextAt(each.Resource.Body, "sku.name") != "Standard_AzureFrontDoor").Select(_ => "Front Door is Premium"))
                .Concat(template.Made("Microsoft.Web/sites").Where(each => each.File.At(each.Resource.Body, "properties.functionAppConfig.scaleAndConcurrency.alwaysReady") is not null).Select(_ => "instances are always ready")),
            new Edit(Template.Main, "param frontDoor bool = false", "param frontDoor bool = true"),
            new Edit(Template.Main, "module door 'modules/front-door.bicep' = if (frontDoor) {", "module door 'modules/front-door.bicep' = {"),
            new Edit("modules/front-door.bicep", "Standard_AzureFrontDoor", "Premium_AzureFrontDoor"),
            new Edit("modules/app.bicep", "instanceMemoryMB: 512", "alwaysReady: [{ name: 'http', instanceCount: 1 }]\n        instanceMemoryMB: 512")),
        new("Front Door does not keep the app awake",
            template => template.Made("Microsoft.Cdn/profiles/originGroups").Where(each => each.File.At(each.Resource.Body, "properties.healthProbeSettings") is not null).Select(_ => "every edge asks for the health"),
            new Edit("modules/front-door-routes.bicep", "sessionAffinityState: 'Disabled'", "sessionAffinityState: 'Disabled'\n    healthProbeSettings: { probePath: '/healthz', probeIntervalInSeconds: 100 }")),
    ];

    private static IEnumerable<string> TellsOfTheBudget(Template template)
    {
        var (file, budget) = template.Made("Microsoft.Consumption/budgets").Single();
        var told = (file.At(budget.Body, "properties.notifications")?.Properties() ?? []).Where(notice => file.TextAt(notice.Value, "enabled") == "true").ToList();
        var whom = file.Variables["whom"];
        bool Has(string type) => told.Exists(notice => file.TextAt(notice.Value, "thresholdType") == type && Check.Number(file, notice.Value, "threshold") is > 0 and <= 100
            && notice.Value.In("arguments")!.Children.Last().Text == "whom");
        return Check.That(Has("Forecasted") && Has("Actual"), "nobody is told in time")
            .Concat(Check.That(whom.In("alternative")!.All().Any(node => node.Text == "email"), "the owner's address is not told"))
            .Concat(Check.That(whom.In("consequence")!.All().Any(node => node.Literal() == "Owner"), "without an address nobody is told"))
            .Concat(Check.Values(template, "Microsoft.Consumption/budgets", ("properties.timeGrain", "Monthly"), ("properties.category", "Cost")));
    }
}
