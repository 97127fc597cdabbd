using System.Text.RegularExpressions;
using ServerlessBlog.Tests.Deployment.Infrastructure.Syntax;

namespace ServerlessBlog.Tests.Deployment.Infrastructure.Policies;

/// <summary>What goes into a deployment and what comes out.</summary>
internal static partial class ParameterPolicies
{
    private const string Main = Template.Main;
    private const string Given = "main.parameters.json";

    // What azd, or the hook before provisioning, always gives.
    private static readonly string[] AlwaysThere = ["AZURE_ENV_NAME", "AZURE_LOCATION", "AZURE_PRINCIPAL_ID", "BLOG_AUTHOR_KEY_HASH"];

    // What azure.yaml's hooks, the workflow and the documentation use.
    private static readonly string[] Promised =
    [
        "AZURE_LOCATION", "AZURE_TENANT_ID", "AZURE_RESOURCE_GROUP", "SERVICE_BLOG_NAME", "SERVICE_BLOG_URI", "BLOG_URL", "AZURE_STORAGE_ACCOUNT_NAME", "AZURE_STORAGE_BLOB_ENDPOINT",
        "AZURE_STORAGE_TABLE_ENDPOINT", "AZURE_SERVICE_BUS_ENDPOINT", "AZURE_KEY_VAULT_NAME", "BLOG_DEPLOYMENT_CONTAINER", "BLOG_DOMAIN_VERIFICATION", "BLOG_FRONT_DOOR_HOST",
        "BLOG_CUSTOM_DOMAIN_BOUND", "BLOG_BUDGET_START",
    ];

    private static readonly string Documentation =
        string.Join('\n', Directory.EnumerateFiles(Path.Combine(Local.LocalFolder.Repository, "docs"), "*.md").Select(File.ReadAllText));

    public static IEnumerable<Policy> All { get; } =
    [
        new("every parameter is described",
            template => from file in template.Files.Values
                        from parameter in file.Parameters
                        where parameter.Decorators.GetValueOrDefault("description")?.Children.SingleOrDefault()?.Literal() is not { Length: > 0 }
                        select $"{file.Name}: {parameter.Name} is not described",
            new Edit(Main, "@description('The blog\\'s title.')\n", ""),
            new Edit("modules/budget.bicep", "@description('The budget\\'s name.')", "@description('')")),
        new("no parameter is asked for: each has a default or comes from main.parameters.json",
            template => template.MainFile.Parameters.Where(parameter => parameter.Default is null && !template.Given.ContainsKey(parameter.Name)).Select(parameter => $"{parameter.Name} is asked for"),
            new Edit(Given, "    \"location\": { \"value\": \"${AZURE_LOCATION}\" },\n", ""),
            new Edit(Main, "param month string = utcNow('yyyy-MM')", "param month string")),
        new("main.parameters.json gives only what there is", template => template.Given.Keys.Except(template.MainFile.Parameters.Select(parameter => parameter.Name), StringComparer.Ordinal),
            new Edit(Given, "\"title\":", "\"name\":")),
        new("main.parameters.json gives variables of the environment, with the defaults that the template has", Defaults,
            new Edit(Given, "${BLOG_LANGUAGE=ja}", "${BLOG_LANGUAGE=en}"),
            new Edit(Given, "${BLOG_BUDGET=0}", "${BLOG_BUDGET=10}"),
            new Edit(Given, "${BLOG_TITLE=ServerlessBlog}", "ServerlessBlog"),
            new Edit(Given, "${BLOG_RUNTIME=custom}", "${BLOG_RUNTIME}"),
            new Edit(Given, "${AZURE_ENV_NAME}", "${ENVIRONMENT}"),
            new Edit(Main, "param frontDoor bool = false", "param frontDoor bool = true")),
        new("every variable that an owner may set is in the documentation",
            template => template.Given.Values.SelectMany(value => Variable().Matches(value).Select(match => match.Groups["name"].Value)).Where(name => name.StartsWith("BLOG_", StringComparison.Ordinal))
                .Where(name => !Documentation.Contains(name, StringComparison.Ordinal)).Select(name => $"{name} is in no document"),
            new Edit(Given, "${BLOG_BUDGET=0}", "${BLOG_UNKNOWN_AMOUNT=0}")),
        new("the outputs are those that the hooks use", template => Check.Same("the template", template.MainFile.Outputs.Select(output => output.Name), Promised),
            new Edit(Main, "output BLOG_URL string", "output BLOG_ADDRESS string"),
            new Edit(Main, "output AZURE_KEY_VAULT_NAME string = services.outputs.names.vault\n", "")),
        new("what must stay as it was at first is kept in the environment",
            template => new[] { ("BLOG_BUDGET_START", "budgetStart"), ("BLOG_CUSTOM_DOMAIN_BOUND", "customDomainBound") }
                .Where(kept => !template.MainFile.Outputs.Any(output => output.Name == kept.Item1) || template.Given.GetValueOrDefault(kept.Item2) != $"${{{kept.Item1}=}}").Select(kept => $"{kept.Item1} is forgotten")
                // A budget that is switched off stays, with its first day, and may be switched on again.
                .Concat(Check.That(template.MainFile.Outputs.Single(output => output.Name == "BLOG_BUDGET_START").Value.In("alternative")?.Text == "budgetStart", "the first day is forgotten without a budget")),
            new Edit(Main, "firstDay : budgetStart", "firstDay : ''"),
            new Edit(Given, "${BLOG_BUDGET_START=}", "${BLOG_BUDGET_FIRST=}"),
            new Edit(Main, "output BLOG_CUSTOM_DOMAIN_BOUND", "output BLOG_CUSTOM_DOMAIN")),
        new("the location is chosen from azd's list, and is no constant", Location,
            new Edit(Main, "@metadata({ azd: { type: 'location' } })\n", ""),
            new Edit("modules/vault.bicep", "location: location", "location: 'japaneast'")),
        new("numbers have bounds, and choices their names",
            template => from file in template.Files.Values
                        from parameter in file.Parameters
                        where (parameter.Type == "int" && file.Name is Main && !parameter.Decorators.ContainsKey("minValue"))
                            || (parameter.Name is "runtime" or "principalType" or "serviceBusSku" && !parameter.Decorators.ContainsKey("allowed"))
                        select $"{file.Name}: {parameter.Name} takes anything",
            new Edit(Main, "@minValue(0)\n", ""),
            new Edit("modules/site.bicep", "@allowed(['custom', 'dotnet-isolated'])\n", "")),
    ];

    private static IEnumerable<string> Defaults(Template template)
    {
        var parameters = template.MainFile.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Default, StringComparer.Ordinal);
        foreach (var (name, value) in template.Given)
        {
            var match = Variable().Match(value);
            if (!match.Success || match.Length != value.Length)
                yield return $"{name} is given {value}, which no environment can change";
            else if (!match.Groups["default"].Success && !AlwaysThere.Contains(match.Groups["name"].Value, StringComparer.Ordinal))
                yield return $"{name} is given {value}, which may not be set";
            else if (match.Groups["default"].Success && match.Groups["default"].Value != (template.MainFile.Text(parameters.GetValueOrDefault(name)) ?? "?"))
                yield return $"{name} is {match.Groups["default"].Value} by default here, and something else in {Main}";
        }
    }

    private static IEnumerable<string> Location(Template template) =>
        Check.That(template.MainFile.Parameters.Single(parameter => parameter.Name == "location").Decorators.GetValueOrDefault("metadata")?.All().Any(node => node.Literal() == "location") == true, "azd does not know the location")
            .Concat(template.Made().Where(each => each.File.TextAt(each.Resource.Body, "location") is { } place && place != "global").Select(each => $"{each.File.Name}: {each.Resource.Symbol} has a place of its own"));

    [GeneratedRegex(@"\$\{(?<name>[A-Z_]+)(?:=(?<default>[^}]*))?\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}
