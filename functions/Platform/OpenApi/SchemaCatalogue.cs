using Microsoft.OpenApi;

namespace ServerlessBlog.Platform.OpenApi;

/// <summary>Makes JSON Schemas (2020-12, as OpenAPI 3.1 uses them) from the types of requests and answers, by reflection.</summary>
internal sealed class SchemaCatalogue(OpenApiDocument document)
{
    private IDictionary<string, IOpenApiSchema> Schemas => document.Components!.Schemas!;

    /// <summary>The schema of <paramref name="type"/> in answers, where a member without a value is absent.</summary>
    public IOpenApiSchema Answer(Type type) => Answer(type, isListed: false);

    /// <summary>
    /// The schema of a request to <paramref name="route"/>: unknown members are refused; null stands for a member's
    /// default; nothing is required of a merge patch (RFC 7396). A form has no null, and may hold other fields.
    /// </summary>
    public IOpenApiSchema Request(ApiRoute route, HttpMethod method)
    {
        var isPatch = method == HttpMethod.Patch;
        var members = MemberShape.Of(route.Operation.Request!);
        var name = route.Function + "Request";
        Schemas[name] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = members.ToDictionary(member => member.Name, member => RequestMember(member, IsReadOnly(member.Api, method), route.Operation.IsForm), StringComparer.Ordinal),
            Required = isPatch ? null : RequiredOf(members.Where(member => member.Api.RequiredInRequest)),
            AdditionalPropertiesAllowed = route.Operation.IsForm,
        };
        return new OpenApiSchemaReference(name, document);
    }

    /// <summary>The same as a form with a file in the place of one member; null where no member may be a file.</summary>
    public IOpenApiSchema? Upload(ApiRoute route)
    {
        var members = MemberShape.Of(route.Operation.Request!);
        if (!members.Any(member => member.Api.File is not null))
            return null;
        var name = route.Function + "Upload";
        Schemas[name] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = members.ToDictionary(NameInForm, member => RequestMember(member, isReadOnly: false, isForm: true), StringComparer.Ordinal),
            Required = members.Where(member => member.Api.RequiredInRequest).Select(NameInForm).ToHashSet(StringComparer.Ordinal),
            AdditionalPropertiesAllowed = false,
        };
        return new OpenApiSchemaReference(name, document);

        static string NameInForm(MemberShape member) => member.Api.File ?? member.Name;
    }

    /// <summary>Whether a request by <paramref name="method"/> cannot set a member, but may send it back as it is.</summary>
    public static bool IsReadOnly(ApiMemberAttribute member, HttpMethod method) =>
        member.Access == ApiAccess.Read || (member.Access == ApiAccess.WriteOnce && method != HttpMethod.Post);

    private IOpenApiSchema Answer(Type type, bool isListed)
    {
        if (MemberShape.ItemOf(type) is { } item)
            return new OpenApiSchema { Type = JsonSchemaType.Array, Items = Answer(item, isListed) };
        if (MemberShape.EntryOf(type) is { } entry)
            return new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = Answer(entry, isListed) };
        if (Simple(type) is { } simple)
            return simple;
        var shown = MemberShape.Of(type, isListed);
        var name = shown.Count < MemberShape.Of(type).Count ? NameOf(type) + "Summary" : NameOf(type);
        if (Schemas.TryAdd(name, new OpenApiSchema()))
            Schemas[name] = AnswerObject(shown, MemberShape.IsPage(type));
        return new OpenApiSchemaReference(name, document);
    }

    private OpenApiSchema AnswerObject(IReadOnlyList<MemberShape> members, bool isPage) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = members.ToDictionary(member => member.Name, member => AnswerMember(member, isPage), StringComparer.Ordinal),
        Required = RequiredOf(members.Where(member => member.IsAlwaysThere)),
    };

    private IOpenApiSchema AnswerMember(MemberShape member, bool isListed)
    {
        var schema = Answer(member.Type, isListed);
        if (schema is OpenApiSchema own)
            Describe(own, member.Api, member.Api.Values);
        else
            schema.Description = member.Api.Description;
        return schema;
    }

    private IOpenApiSchema RequestMember(MemberShape member, bool isReadOnly, bool isForm)
    {
        var answer = AnswerMember(member, isListed: false);
        if (answer is not OpenApiSchema schema)
            return answer; // What refers to another type is never set by a request.
        var api = member.Api;
        Describe(schema, api, !isReadOnly && api.RequestValues.Length > 0 ? api.RequestValues : api.Values);
        schema.ReadOnly = isReadOnly;
        if (!isReadOnly)
            Limit(schema, api);
        if (!api.RequiredInRequest && !isForm)
        {
            schema.Type |= JsonSchemaType.Null;
            schema.Enum?.Add(JsonNullSentinel.JsonNull);
        }

        return schema;
    }

    private static void Describe(OpenApiSchema schema, ApiMemberAttribute api, string[] values)
    {
        schema.Description = api.Description;
        schema.Format ??= api.Format;
        if (values.Length > 0)
            schema.Enum = [.. values];
    }

    private static void Limit(OpenApiSchema schema, ApiMemberAttribute api)
    {
        schema.MinLength = api.MinLength > 0 ? api.MinLength : null;
        schema.MaxLength = api.MaxLength > 0 ? api.MaxLength : null;
        schema.MaxItems = api.MaxItems > 0 ? api.MaxItems : null;
        if (schema.Items is OpenApiSchema item && api.ItemMaxLength > 0)
            (item.MinLength, item.MaxLength, item.Pattern) = (1, api.ItemMaxLength, api.ItemPattern);
    }

    private static OpenApiSchema? Simple(Type type)
    {
        if (type == typeof(string))
            return new OpenApiSchema { Type = JsonSchemaType.String };
        if (type == typeof(DateTimeOffset))
            return new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" };
        if (type == typeof(int) || type == typeof(long))
            return new OpenApiSchema { Type = JsonSchemaType.Integer, Format = type == typeof(int) ? "int32" : "int64" };
        if (type == typeof(decimal))
            return new OpenApiSchema { Type = JsonSchemaType.Number };
        if (type == typeof(bool))
            return new OpenApiSchema { Type = JsonSchemaType.Boolean };
        return type.IsEnum ? new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. MemberShape.ValuesOf(type)] } : null;
    }

    private static HashSet<string>? RequiredOf(IEnumerable<MemberShape> members)
    {
        var names = members.Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        return names.Count > 0 ? names : null;
    }

    // PostJson is a Post, in a list a PostSummary, and PageJson<PostJson> a PostPage.
    private static string NameOf(Type type)
    {
        var name = type.Name.Split('`')[0];
        if (name.EndsWith("Json", StringComparison.Ordinal))
            name = name[..^"Json".Length];
        return string.Concat(type.GenericTypeArguments.Select(NameOf)) + name;
    }
}
