using System.Text.Json.Nodes;

namespace ServerlessBlog.Platform.OpenApi;

/// <summary>Composes examples of whole objects from the examples of their members.</summary>
internal static class JsonExamples
{
    /// <summary>What the example of a page leads on to.</summary>
    private const string Cursor = "?cursor=YWxsCjI1MjQ2MDgwMDA";

    /// <summary>An answer of <paramref name="route"/> with every member.</summary>
    public static JsonNode Answer(ApiRoute route)
    {
        var example = Answer(route.Operation.Response!, isListed: false);
        if (MemberShape.IsPage(route.Operation.Response!))
        {
            example.AsObject().Remove("next");
            if (route.IsPaged)
                example["next"] = route.ExamplePath + Cursor;
        }

        return example;
    }

    /// <summary>A request by <paramref name="method"/> with every member that it can set.</summary>
    public static JsonNode Request(Type type, HttpMethod method) =>
        Compose(type, MemberShape.Of(type).Where(member => !SchemaCatalogue.IsReadOnly(member.Api, method)));

    private static JsonNode Answer(Type type, bool isListed) =>
        MemberShape.ItemOf(type) is { } item ? new JsonArray(Answer(item, isListed)) : Compose(type, MemberShape.Of(type, isListed));

    private static JsonObject Compose(Type type, IEnumerable<MemberShape> members) =>
        new(members.Select(member => KeyValuePair.Create<string, JsonNode?>(member.Name, Member(type, member))));

    private static JsonNode Member(Type owner, MemberShape member) => member.Api.Example switch
    {
        { } text when MemberShape.IsText(member.Type) => JsonValue.Create(text),
        { } json => JsonNode.Parse(json)!,
        null when MemberShape.IsText(member.Type) || member.Type.IsPrimitive =>
            throw new InvalidOperationException($"Give {owner.Name}.{member.Name} an Example in its [ApiMember]."),
        null => Answer(member.Type, MemberShape.IsPage(owner)),
    };
}
