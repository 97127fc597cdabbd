namespace ServerlessBlog.Tests.Deployment.Infrastructure.Syntax;

/// <summary>What a Bicep file declares.</summary>
public sealed class BicepFile
{
    private static readonly Dictionary<string, BicepNode> NoDecorators = [];

    private readonly List<BicepParameter> _parameters = [];
    private readonly Dictionary<string, BicepNode> _variables = new(StringComparer.Ordinal);
    private readonly List<BicepEntity> _resources = [];
    private readonly List<BicepEntity> _modules = [];
    private readonly List<BicepOutput> _outputs = [];

    public BicepFile(string name, BicepNode root)
    {
        Name = name;
        Root = root;
        var decorators = NoDecorators;
        foreach (var node in root.Children)
        {
            if (node.Type == "decorators")
            {
                decorators = node.Children.Select(decorator => decorator.Children.First()).ToDictionary(call => call.Called()!, call => call.In("arguments")!, StringComparer.Ordinal);
                continue;
            }

            Declare(node, decorators);
            decorators = NoDecorators;
        }
    }

    /// <summary>The path below infra/.</summary>
    public string Name { get; }

    public BicepNode Root { get; }

    public IReadOnlyList<BicepParameter> Parameters => _parameters;

    public IReadOnlyDictionary<string, BicepNode> Variables => _variables;

    public IReadOnlyList<BicepEntity> Resources => _resources;

    public IReadOnlyList<BicepEntity> Modules => _modules;

    public IReadOnlyList<BicepOutput> Outputs => _outputs;

    /// <summary>What an expression is when everything in it is known here: a string, a list of them, a number or a truth as text. Null otherwise.</summary>
    public string? Text(BicepNode? node) => node?.Type switch
    {
        "string" => node.Literal(),
        "number" or "boolean" => node.Text,
        "identifier" => Variables.TryGetValue(node.Text!, out var value) ? Text(value) : null,
        _ => null,
    };

    /// <summary>The members of a list that is known here: of literals, variables and <c>concat</c>.</summary>
    public IEnumerable<string> Texts(BicepNode? node) => node?.Type switch
    {
        "array" => node.Children.Select(child => Text(child) ?? $"?{child.Path()}"),
        "identifier" => Variables.TryGetValue(node.Text!, out var value) ? Texts(value) : [$"?{node.Text}"],
        "call_expression" when node.Called() == "concat" => node.In("arguments")!.Children.SelectMany(Texts),
        _ => [],
    };

    /// <summary>All objects that an expression may be made of: itself, what a variable, a choice or a union has in it.</summary>
    public IEnumerable<BicepNode> Objects(BicepNode? node) => node?.Type switch
    {
        "object" => [node],
        "identifier" => Variables.TryGetValue(node.Text!, out var value) ? Objects(value) : [],
        "call_expression" when node.Called() == "union" => node.In("arguments")!.Children.SelectMany(Objects),
        "ternary_expression" => Objects(node.In("consequence")).Concat(Objects(node.In("alternative"))),
        "parenthesized_expression" => node.Children.SelectMany(Objects),
        _ => [],
    };

    /// <summary>The value at a path of properties, such as <c>properties.siteConfig.cors</c>; null for none.</summary>
    public BicepNode? At(BicepNode node, string path)
    {
        BicepNode? found = node;
        foreach (var name in path.Split('.'))
            found = Objects(found).SelectMany(each => each.Properties()).FirstOrDefault(property => property.Name == name).Value;
        return found;
    }

    /// <summary>The text at a path of properties; null when it is not known here.</summary>
    public string? TextAt(BicepNode node, string path) => Text(At(node, path));

    private void Declare(BicepNode node, IReadOnlyDictionary<string, BicepNode> decorators)
    {
        var children = node.Children.ToList();
        switch (node.Type)
        {
            case "parameter_declaration":
                _parameters.Add(new BicepParameter(children[0].Text!, TypeOf(children[1]), children.ElementAtOrDefault(2), decorators));
                break;
            case "variable_declaration":
                _variables[children[0].Text!] = children[1];
                break;
            case "output_declaration":
                _outputs.Add(new BicepOutput(children[0].Text!, TypeOf(children[1]), children[2]));
                break;
            case "resource_declaration":
                _resources.Add(BicepEntity.Of(node));
                break;
            case "module_declaration":
                _modules.Add(BicepEntity.Of(node));
                break;
        }
    }

    private static string TypeOf(BicepNode type) => string.Concat(type.All().Select(node => node.Text));
}
