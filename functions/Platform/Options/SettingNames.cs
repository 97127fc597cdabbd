using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace ServerlessBlog.Platform.Options;

/// <summary>
/// Holds the settings of a section to the properties of its options. The binder would pass over a name that it does not know,
/// and its sentence about a value that it cannot read holds that value.
/// </summary>
internal static class SettingNames
{
    /// <exception cref="InvalidOperationException">A setting is wrong; the message is one sentence that names it and not its value.</exception>
    public static void Check(IConfigurationSection section, IReadOnlyList<Type> types)
    {
        var known = types.SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)).Where(IsSetting).ToList();
        foreach (var setting in section.GetChildren())
        {
            var property = known.Find(property => property.Name.Equals(setting.Key, StringComparison.OrdinalIgnoreCase))
                ?? throw new InvalidOperationException($"{NameOf(setting)} is no setting; take it out, or write it as the documentation does: {string.Join(", ", known.Select(property => property.Name))}.");
            if (!property.CanWrite && property.PropertyType.IsGenericType)
                continue; // A list of names that its own validator knows.
            if (setting.GetChildren().Any())
                Check(setting, [property.PropertyType]);
            else if (!string.IsNullOrEmpty(setting.Value) && !IsReadable(property.PropertyType, setting.Value))
                throw new InvalidOperationException($"{NameOf(setting)} must be {Described(property.PropertyType)}, or be left out.");
        }
    }

    // What only tells something of the others is none.
    private static bool IsSetting(PropertyInfo property) => property.CanWrite || (!property.PropertyType.IsValueType && property.PropertyType != typeof(string));

    private static string NameOf(IConfigurationSection setting) => setting.Path.Replace(":", "__", StringComparison.Ordinal);

    private static bool IsReadable(Type type, string value)
    {
        try
        {
            return type == typeof(string) || TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value) is not null;
        }
#pragma warning disable CA1031 // Converters fail in many ways, and all of them mean the same.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    private static string Described(Type type) =>
        type == typeof(bool) ? "true or false" : type == typeof(int) || type == typeof(long) ? "a whole number" : "of another form";
}
