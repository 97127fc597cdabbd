using ServerlessBlog.Local;
using ServerlessBlog.Tests.Deployment.Infrastructure.Policies;
using ServerlessBlog.Tests.Deployment.Infrastructure.Syntax;
using Xunit;

namespace ServerlessBlog.Tests.Deployment.Infrastructure;

/// <summary>The infrastructure, and all its broken variants, parsed once.</summary>
public sealed class TemplateFixture : IAsyncLifetime
{
    private readonly Dictionary<Edit, Template> _broken = [];

    /// <summary>The infrastructure as it is.</summary>
    public Template Template { get; private set; } = null!;

    /// <summary>The texts of infra/, by their paths below it.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; private set; } = null!;

    /// <summary>The infrastructure after an edit.</summary>
    public Template After(Edit edit) => _broken[edit];

    public async Task InitializeAsync()
    {
        var root = Path.Combine(LocalFolder.Repository, "infra");
        Texts = Directory.EnumerateFiles(root, "*.*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".bicep" or ".json")
            .ToDictionary(path => Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);
        var edits = Policy.All.SelectMany(policy => policy.Broken).Distinct().Select((edit, number) => (Edit: edit, Name: $"{number}", Text: Apply(edit))).ToList();
        var trees = await BicepParser.ParseAsync(Texts.Select(file => (Name: file.Key, Text: file.Value)).Where(file => IsBicep(file.Name))
            .Concat(edits.Where(edit => IsBicep(edit.Edit.File)).Select(edit => (edit.Name, edit.Text)))
            .ToDictionary(text => text.Name, text => text.Text, StringComparer.Ordinal));
        Template = new Template(
            trees.Where(tree => Texts.ContainsKey(tree.Key)).ToDictionary(tree => tree.Key, tree => new BicepFile(tree.Key, tree.Value), StringComparer.Ordinal), Texts);
        foreach (var (edit, name, text) in edits)
            _broken[edit] = Template.With(edit.File, text, trees.GetValueOrDefault(name));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static bool IsBicep(string name) => name.EndsWith(".bicep", StringComparison.Ordinal);

    // An edit that finds nothing to change would leave a policy untried.
    private string Apply(Edit edit)
    {
        var text = Texts[edit.File];
        var at = text.IndexOf(edit.Find, StringComparison.Ordinal);
        return at >= 0 ? $"{text[..at]}{edit.Replace}{text[(at + edit.Find.Length)..]}" : throw new InvalidOperationException($"{edit.File} does not say: {edit.Find}");
    }
}
