namespace ServerlessBlog.Tests.Deployment.Infrastructure.Syntax;

/// <summary>A parameter.</summary>
/// <param name="Type">Its type as written.</param>
/// <param name="Default">What it is when it is not given; null when it must be.</param>
/// <param name="Decorators">The decorators by name, with their arguments.</param>
public sealed record BicepParameter(string Name, string Type, BicepNode? Default, IReadOnlyDictionary<string, BicepNode> Decorators);

/// <summary>An output.</summary>
public sealed record BicepOutput(string Name, string Type, BicepNode Value);

/// <summary>A resource, also one that exists elsewhere, or a module.</summary>
/// <param name="Symbol">What the file calls it.</param>
/// <param name="Target">The type with its version, or the module's path.</param>
/// <param name="Body">What it is made of.</param>
/// <param name="Condition">When it is made; null for always.</param>
/// <param name="Loop">The list for each of which one is made; null for none.</param>
/// <param name="IsExisting">Whether it is only referred to.</param>
public sealed record BicepEntity(string Symbol, string Target, BicepNode Body, BicepNode? Condition, BicepNode? Loop, bool IsExisting)
{
    /// <summary>The resource's type, without version.</summary>
    public string Type => Target.Split('@')[0];

    /// <summary>The version of the resource's type; empty for none.</summary>
    public string Version => Target.Split('@') is [_, var version] ? version : "";

    internal static BicepEntity Of(BicepNode declaration)
    {
        var children = declaration.Children.ToList();
        var body = declaration.Last();
        BicepNode? condition = null, loop = null;
        if (body.Type == "for_statement")
            (loop, body) = (body.Children.SkipWhile(child => child.Field == "initializer" || child.Type == "for_loop_parameters").First(), body.In("body")!);
        if (body.Type == "if_statement")
            (condition, body) = (body.Children.First(), body.Last());
        return new BicepEntity(children[0].Text!, children[1].Literal() ?? "", body, condition, loop, children.Exists(child => child.Type == "existing"));
    }
}
