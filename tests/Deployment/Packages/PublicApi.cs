using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ServerlessBlog.Tests.Deployment.Packages;

/// <summary>What an assembly shows to those who use it: one line for each type and each member, with its signature.</summary>
/// <param name="assembly">The assembly.</param>
/// <param name="withNullability">Whether its signatures say where null is allowed.</param>
internal sealed class PublicApi(Assembly assembly, bool withNullability)
{
    private static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        ["op_Equality"] = "operator ==",
        ["op_Inequality"] = "operator !=",
        ["op_Implicit"] = "implicit operator",
    };

    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly NullabilityInfoContext _nullability = new();

    public IReadOnlyList<string> Lines() => [.. assembly.GetExportedTypes().SelectMany(Lines).Order(StringComparer.Ordinal)];

    private static bool IsVisible(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    private static string Name(Type type) => $"{type.Namespace}.{(type.DeclaringType is { } outer ? TypeName.Of(outer) + "." : "")}{TypeName.Of(type)}";

    private static string Declaration(Type type)
    {
        var kind = type switch
        {
            { IsInterface: true } => "interface",
            { IsEnum: true } => "enum",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        if (type.IsEnum || (type.IsAbstract && type.IsSealed))
            return $"{Name(type)}: {kind}";
        var inherited = type.GetInterfaces().SelectMany(one => one.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []).ToHashSet();
        var bases = type.GetInterfaces().Where(one => one.IsPublic && !inherited.Contains(one)).Select(one => TypeName.Of(one)).Order(StringComparer.Ordinal).ToList();
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
            bases.Insert(0, TypeName.Of(parent));
        return $"{Name(type)}: {kind}{(bases.Count == 0 ? "" : " : " + string.Join(", ", bases))}{TypeName.Constraints(type.GetGenericArguments())}";
    }

    private IEnumerable<string> Lines(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Select(name => $"{Name(type)}: {name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}").Prepend(Declaration(type));
        if (typeof(Delegate).IsAssignableFrom(type))
            return [$"{Name(type)}: delegate {Method(type.GetMethod("Invoke")!).Replace("virtual ", "", StringComparison.Ordinal)}"];
        var members = type.GetConstructors(Declared).Where(IsVisible).Select(one => Modifiers(one) + TypeName.Of(type).Split('<')[0] + Parameters(one))
            .Concat(type.GetProperties(Declared).Where(one => IsVisible(one.GetMethod) || IsVisible(one.SetMethod)).Select(Property))
            .Concat(type.GetFields(Declared).Where(one => one.IsPublic || one.IsFamily).Select(one => $"{(one.IsStatic ? "static " : "")}{TypeName.Of(one.FieldType)} {one.Name}"))
            .Concat(type.GetMethods(Declared).Where(IsListed).Select(Method));
        return members.Select(line => $"{Name(type)}: {line}").Prepend(Declaration(type));
    }

    // Not what every object has, and not what a property is made of.
    private static bool IsListed(MethodInfo method) =>
        IsVisible(method) && method.GetBaseDefinition().DeclaringType != typeof(object)
        && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
        && !method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    private static string Modifiers(MethodBase method)
    {
        var access = method.IsPublic || method.DeclaringType!.IsInterface ? "" : "protected ";
        if (method.IsStatic)
            return access + "static ";
        if (method is not MethodInfo { IsVirtual: true, IsFinal: false } overridable || method.DeclaringType!.IsInterface)
            return access;
        if (overridable.GetBaseDefinition() != overridable)
            return access + "override ";
        return access + (method.IsAbstract ? "abstract " : "virtual ");
    }

    private string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethodDefinition ? method.GetGenericArguments() : [];
        var type = TypeName.Of(method.ReturnType, withNullability ? _nullability.Create(method.ReturnParameter) : null);
        var parameters = generic.Length == 0 ? "" : $"<{string.Join(", ", generic.Select(one => one.Name))}>";
        return $"{Modifiers(method)}{type} {Operators.GetValueOrDefault(method.Name, method.Name)}{parameters}{Parameters(method)}{TypeName.Constraints(generic)}";
    }

    private string Property(PropertyInfo property)
    {
        var nullability = withNullability ? _nullability.Create(property) : null;
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        var accessors = string.Concat(new[] { (property.GetMethod, "get; "), (property.SetMethod, "set; ") }.Where(one => IsVisible(one.Item1)).Select(one => one.Item2));
        var accessor = IsVisible(property.GetMethod) ? property.GetMethod! : property.SetMethod!;
        return $"{Modifiers(accessor)}{TypeName.Of(property.PropertyType, nullability)} {name} {{ {accessors}}}";
    }

    private string Parameters(MethodBase method)
    {
        var extended = method.IsDefined(typeof(ExtensionAttribute), inherit: false) ? "this " : "";
        return $"({extended}{string.Join(", ", method.GetParameters().Select(Parameter))})";
    }

    private string Parameter(ParameterInfo parameter)
    {
        var way = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false) ? "params " : "";
        var type = TypeName.Of(parameter.ParameterType, withNullability ? _nullability.Create(parameter) : null);
        return $"{way}{type} {parameter.Name}{(parameter.HasDefaultValue ? " = " + Default(parameter) : "")}";
    }

    private static string Default(ParameterInfo parameter) => (parameter.RawDefaultValue, Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType) switch
    {
        (null, { IsValueType: true } type) when type == parameter.ParameterType => "default",
        (null, _) => "null",
        (string text, _) => $"\"{text}\"",
        (bool truth, _) => truth ? "true" : "false",
        ({ } value, { IsEnum: true } type) => $"{type.Name}.{Enum.GetName(type, value)}",
        ({ } value, _) => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
