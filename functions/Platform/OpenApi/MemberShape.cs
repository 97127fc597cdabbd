using System.Reflection;
using Newtonsoft.Json.Serialization;
using ServerlessBlog.Platform.Json;

namespace ServerlessBlog.Platform.OpenApi;

/// <summary>One member of a JSON type as the serialiser writes it.</summary>
internal sealed record MemberShape(string Name, Type Type, bool IsNeverNull, ApiMemberAttribute Api)
{
    private static readonly CamelCaseNamingStrategy Naming = new();

    /// <summary>Whether an answer always has it where it is shown.</summary>
    public bool IsAlwaysThere => IsNeverNull || Api.Place == ApiPlace.Whole;

    /// <summary>The members of <paramref name="type"/> in the order they are written in.</summary>
    public static IReadOnlyList<MemberShape> Of(Type type)
    {
        var nullability = new NullabilityInfoContext();
        return
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .OrderBy(property => property.MetadataToken)
                .Select(property => new MemberShape(
                    Naming.GetPropertyName(property.Name, hasSpecifiedName: false),
                    Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType,
                    nullability.Create(property).ReadState == NullabilityState.NotNull,
                    property.GetCustomAttribute<ApiMemberAttribute>()
                        ?? throw new InvalidOperationException($"Describe {type.Name}.{property.Name} with [ApiMember]."))),
        ];
    }

    /// <summary>The members that <paramref name="type"/> shows, alone or as an item of a page of a list.</summary>
    public static IReadOnlyList<MemberShape> Of(Type type, bool isListed) =>
        [.. Of(type).Where(member => !isListed || member.Api.Place == ApiPlace.Everywhere)];

    /// <summary>Whether <paramref name="type"/> is a page of a list.</summary>
    public static bool IsPage(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(PageJson<>);

    /// <summary>The type of the items of a list; null for what is no list.</summary>
    public static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GenericTypeArguments[0] : null;

    /// <summary>The type of the values of an object whose names are free; null for what is none.</summary>
    public static Type? EntryOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) ? type.GenericTypeArguments[1] : null;

    /// <summary>Whether <paramref name="type"/> is written as a JSON string.</summary>
    public static bool IsText(Type type) => type == typeof(string) || type == typeof(DateTimeOffset) || type.IsEnum;

    /// <summary>The names of an enumeration's values as they are written.</summary>
    public static IReadOnlyList<string> ValuesOf(Type type) => [.. Enum.GetNames(type).Select(name => Naming.GetPropertyName(name, hasSpecifiedName: false))];
}
