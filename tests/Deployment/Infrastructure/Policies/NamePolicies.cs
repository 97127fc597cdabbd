using ServerlessBlog.Tests.Deployment.Infrastructure.Syntax;

namespace ServerlessBlog.Tests.Deployment.Infrastructure.Policies;

/// <summary>What a compiler would say first: that names are known, and used.</summary>
internal static class NamePolicies
{
    private static readonly HashSet<string> Functions = new(StringComparer.Ordinal)
    {
        "concat", "description", "allowed", "minLength", "maxLength", "minValue", "maxValue", "secure", "metadata", "empty", "guid", "items", "json", "loadJsonContent", "map", "replace", "split",
        "subscription", "subscriptionResourceId", "tenant", "toLower", "toObject", "trim", "union", "uniqueString", "utcNow",
    };

    public static IEnumerable<Policy> All { get; } =
    [
        new("every name is declared, and every function known", Unknown,
            new Edit("modules/vault.bicep", "  tags: tags\n", "  tags: labels\n"),
            new Edit(Template.Main, "amount: budget\n", "amount: budgets\n"),
            new Edit("modules/settings.bicep", "replace(name, '__', '--')", "replace(secret, '__', '--')"),
            new Edit("modules/app.bicep", "trim(origin)", "strip(origin)")),
        new("nothing is declared in vain", Unused,
            new Edit("modules/vault.bicep", "@description('The region.')", "@description('More.')\nparam more string\n\n@description('The region.')"),
            new Edit("modules/budget.bicep", "var whom", "var unused = 1\nvar whom"),
            new Edit("modules/settings.bicep", "insights.properties.ConnectionString", "'none'")),
        new("modules are called with what they take", Calls,
            new Edit("modules/services.bicep", "    sku: serviceBusSku\n", ""),
            new Edit("modules/site.bicep", "isNew: customDomainIsNew", "fresh: customDomainIsNew"),
            new Edit("modules/vault.bicep", "param name string", "param name string\n\n@description('More.')\nparam more string")),
        new("what modules put out is what others take from them", Outputs,
            new Edit("modules/identity.bicep", "output name string", "output identityName string"),
            new Edit(Template.Main, "site.outputs.blogUrl", "site.outputs.url")),
        new("the abbreviations are those that are used", Abbreviations,
            new Edit("abbreviations.json", "\"keyVaultVaults\": \"kv-\",\n", ""),
            new Edit("abbreviations.json", "{\n", "{\n  \"apiManagementService\": \"apim-\",\n")),
        new("nothing is named in the middle of another's deployment",
            template => template.Made().Where(each => each.File.At(each.Resource.Body, "name") is { Type: "string" } name && name.Text!.Contains('/', StringComparison.Ordinal)).Select(each => $"{each.File.Name}: {each.Resource.Symbol} names its parent in its name"),
            new Edit("modules/custom-domain-tls.bicep", "  name: domain\n", "  name: '${siteName}/${domain}'\n")),
    ];

    /// <summary>Identifiers that stand for something declared: not those that declare, nor names of properties, types and functions.</summary>
    public static IEnumerable<BicepNode> Uses(BicepNode node)
    {
        if (node.Type == "type")
            return [];
        var skipped = node.Type is "object_property" or "parameter_declaration" or "variable_declaration" or "output_declaration" or "resource_declaration" or "module_declaration" ? 1 : 0;
        return node.Children.Skip(skipped)
            .Where(child => !(node.Type == "call_expression" && child is { Field: "function", Type: "identifier" }) && !(node.Type == "lambda_expression" && child == node.Children.First()) && child.Field != "initializer")
            .SelectMany(child => child.Type == "identifier" ? [child] : Uses(child));
    }

    private static IEnumerable<string> Unknown(Template template)
    {
        foreach (var file in template.Files.Values)
        {
            var declared = Declared(file).Concat(file.Root.All().SelectMany(Locals)).ToHashSet(StringComparer.Ordinal);
            foreach (var node in Uses(file.Root).Where(node => !declared.Contains(node.Text!)))
                yield return $"{file.Name}:{node.Line} uses {node.Text}, which is not declared";
            foreach (var node in file.Root.All().Where(node => node.Called() is { } called && !Functions.Contains(called)))
                yield return $"{file.Name}:{node.Line} calls {node.Called()}, which is not known";
        }
    }

    private static IEnumerable<string> Unused(Template template) =>
        from file in template.Files.Values
        let used = Uses(file.Root).Select(node => node.Text!).ToHashSet(StringComparer.Ordinal)
        from name in file.Parameters.Select(parameter => parameter.Name).Concat(file.Variables.Keys).Concat(file.Resources.Where(resource => resource.IsExisting).Select(resource => resource.Symbol))
        where !used.Contains(name)
        select $"{file.Name}: {name} is not used";

    private static IEnumerable<string> Calls(Template template) =>
        from file in template.Files.Values
        from module in file.Modules
        let target = template.FileOf(file, module)
        where target is not null
        let given = file.At(module.Body, "params")?.Properties().Select(property => property.Name).ToList() ?? []
        let wrong = given.Except(target.Parameters.Select(parameter => parameter.Name), StringComparer.Ordinal).Select(name => $"is given {name}")
            .Concat(target.Parameters.Where(parameter => parameter.Default is null).Select(parameter => parameter.Name).Except(given, StringComparer.Ordinal).Select(name => $"is not given {name}"))
        from violation in wrong
        select $"{file.Name}: {module.Symbol} {violation}";

    private static IEnumerable<string> Outputs(Template template) =>
        from file in template.Files.Values
        from node in file.Root.All()
        where node.Type == "member_expression"
        let path = node.Path().Split('.')
        where path is [_, "outputs", _]
        let module = file.Modules.FirstOrDefault(module => module.Symbol == path[0])
        where module is not null && template.FileOf(file, module)?.Outputs.Any(output => output.Name == path[2]) != true
        select $"{file.Name}:{node.Line} takes {node.Path()}, which is not put out";

    private static IEnumerable<string> Abbreviations(Template template) => Check.Same(
        "abbreviations.json",
        template.Json("abbreviations.json").AsObject().Select(entry => entry.Key),
        template.Files.Values.SelectMany(file => file.Root.All()).Where(node => node.Type == "member_expression" && node.Path().StartsWith("abbreviations.", StringComparison.Ordinal)).Select(node => node.Path().Split('.')[1]));

    private static IEnumerable<string> Declared(BicepFile file) =>
        file.Parameters.Select(parameter => parameter.Name).Concat(file.Variables.Keys).Concat(file.Resources.Concat(file.Modules).Select(entity => entity.Symbol));

    // The names that loops and lambdas give to what they look at.
    private static IEnumerable<string> Locals(BicepNode node) => node.Type switch
    {
        "for_statement" => node.Children.Where(child => child.Field == "initializer").Select(child => child.Text!).Concat(node.Children.Where(child => child.Type == "for_loop_parameters").SelectMany(child => child.Children).Select(child => child.Text!)),
        "lambda_expression" => node.Children.First().All().Where(child => child.Type == "identifier").Select(child => child.Text!),
        _ => [],
    };
}
