using System.Reflection;
using ServerlessBlog.Platform.Errors;

namespace ServerlessBlog.Platform.OpenApi;

/// <summary>The problem types by the names of their fields.</summary>
internal static class ProblemNames
{
    private static readonly Dictionary<string, ProblemType> ByName = typeof(ProblemType)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.FieldType == typeof(ProblemType))
        .ToDictionary(field => field.Name, field => (ProblemType)field.GetValue(null)!, StringComparer.Ordinal);

    public static ProblemType Find(string name) =>
        ByName.GetValueOrDefault(name) ?? throw new InvalidOperationException($"There is no problem type {name}.");

    public static string Of(ProblemType type) => ByName.First(entry => entry.Value == type).Key;
}
