using System.Globalization;
using ServerlessBlog.Tests.Deployment.Infrastructure.Syntax;

namespace ServerlessBlog.Tests.Deployment.Infrastructure.Policies;

/// <summary>What many policies ask.</summary>
internal static class Check
{
    /// <summary>The resources of a type, at least one, must have these values.</summary>
    public static IEnumerable<string> Values(Template template, string type, params (string Path, string Value)[] wanted)
    {
        var made = template.Made(type).ToList();
        if (made.Count == 0)
            yield return $"there is no {type}";
        foreach (var (file, resource) in made)
        {
            foreach (var (path, value) in wanted)
            {
                if (file.TextAt(resource.Body, path) is var found && found != value)
                    yield return $"{file.Name}: {resource.Symbol}.{path} is {found ?? "not known"}, not {value}";
            }
        }
    }

    /// <summary>Two sets must be the same.</summary>
    public static IEnumerable<string> Same(string what, IEnumerable<string> found, IEnumerable<string> wanted)
    {
        var (has, needs) = (found.ToList(), wanted.ToHashSet(StringComparer.Ordinal));
        return needs.Except(has, StringComparer.Ordinal).Select(name => $"{what} lacks {name}")
            .Concat(has.Where(name => !needs.Contains(name)).Select(name => $"{what} has {name}, which nothing needs"))
            .Concat(has.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => $"{what} has {group.Key} twice"));
    }

    /// <summary>What is not so, as a violation.</summary>
    public static IEnumerable<string> That(bool holds, string violation) => holds ? [] : [violation];

    /// <summary>The whole number that an expression is; null when it is none.</summary>
    public static int? Number(BicepFile file, BicepNode node, string path) => int.TryParse(file.TextAt(node, path), CultureInfo.InvariantCulture, out var number) ? number : null;
}
