using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Posts.Api;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Tests.Support.OpenApi;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.OpenApi;

/// <summary>Holds the schemas of requests to the code that reads requests.</summary>
public sealed class RequestSchemaTests
{
    private static readonly PostInput Input = new(Options.Create(Described.Options), new BlogClock(TimeProvider.System, Options.Create(Described.Options)));
    private static readonly JsonObject Create = Described.Schema("CreatePostRequest");
    private static readonly Post Published = new() { PartitionKey = "twitter-outside-mixi-inside", Status = PostStatus.Published, Title = "T", Author = "author", Language = "ja" };

    private readonly JsonSchemaChecker _checker = new(Described.Json, refuseUndescribed: false);

    public static TheoryData<string> LimitedTexts => [.. Writable.Where(member => member.Value!["maxLength"] is not null).Select(member => member.Key)];

    public static TheoryData<string> LimitedLists => [.. Writable.Where(member => member.Value!["maxItems"] is not null && member.Key != "trackbackUrls").Select(member => member.Key)];

    public static TheoryData<string> Enumerations => [.. Writable.Where(member => member.Value!["enum"] is not null).Select(member => member.Key)];

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Writable => Create["properties"]!.AsObject().Where(member => member.Value!["readOnly"] is null && member.Value!["$ref"] is null);

    [Fact]
    public void The_examples_are_accepted()
    {
        Should.NotThrow(() => Input.ReadNew(Example("/api/posts", "post")));
        Should.NotThrow(() => Input.ReadReplacement(Example("/api/posts/{slug}", "put"), Published));
        Should.NotThrow(() => Input.ReadPatch(Example("/api/posts/{slug}", "patch"), Published, "text"));
    }

    [Fact]
    public void What_a_GET_shows_can_be_sent_back()
    {
        var shown = Described.Json["paths"]!["/api/posts/{slug}"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["example"]!;

        _checker.Violations(shown, Described.Schema("ReplacePostRequest")).ShouldBeEmpty();
        Input.ReadReplacement(AsRead(shown), Published).Title.ShouldBe(shown["title"]!.GetValue<string>());
    }

    [Theory]
    [MemberData(nameof(LimitedTexts))]
    public void A_text_may_be_as_long_as_described_and_no_longer(string name)
    {
        var longest = Create["properties"]![name]!["maxLength"]!.GetValue<int>();

        Accepts(name, TextOf(name, longest)).ShouldBeTrue();
        Accepts(name, TextOf(name, longest + 1)).ShouldBeFalse();
        if (Create["properties"]![name]!["minLength"]?.GetValue<int>() is { } shortest)
            Accepts(name, TextOf(name, shortest - 1)).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(LimitedLists))]
    public void A_list_may_have_as_much_as_described_and_no_more(string name)
    {
        var schema = Create["properties"]![name]!;
        var (most, longest) = (schema["maxItems"]!.GetValue<int>(), schema["items"]!["maxLength"]!.GetValue<int>());

        Accepts(name, new JArray(Enumerable.Range(0, most))).ShouldBeFalse();
        Accepts(name, new JArray(Enumerable.Range(0, most).Select(n => $"n{n}"))).ShouldBeTrue();
        Accepts(name, new JArray(Enumerable.Range(0, most + 1).Select(n => $"n{n}"))).ShouldBeFalse();
        Accepts(name, new JArray(new string('x', longest))).ShouldBeTrue();
        Accepts(name, new JArray(new string('x', longest + 1))).ShouldBeFalse();
        Accepts(name, new JArray("")).ShouldBeFalse();
        Accepts(name, new JArray("a/b")).ShouldBeFalse();
        Accepts(name, new JArray("a\\b")).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Enumerations))]
    public void The_values_of_an_enumeration_are_those_described(string name)
    {
        foreach (var value in Create["properties"]![name]!["enum"]!.AsArray())
            Accepts(name, value is null ? JValue.CreateNull() : value.GetValue<string>()).ShouldBeTrue();
        Accepts(name, "scheduled").ShouldBeFalse();
    }

    [Fact]
    public void Null_stands_for_the_default_of_every_member_but_the_title()
    {
        foreach (var (name, schema) in Writable)
            Accepts(name, JValue.CreateNull()).ShouldBe(schema!["type"] is JsonArray, name);
    }

    [Fact]
    public void Only_the_title_is_required_and_of_a_patch_nothing()
    {
        Should.NotThrow(() => Input.ReadNew(new JObject { ["title"] = "T" }));
        Should.Throw<ProblemException>(() => Input.ReadNew([]));
        Should.NotThrow(() => Input.ReadPatch([], Published, "text"));

        Create["required"]!.ToJsonString().ShouldBe("""["title"]""");
        Described.Schema("ReplacePostRequest")["required"]!.ToJsonString().ShouldBe("""["title"]""");
        Described.Schema("PatchPostRequest")["required"].ShouldBeNull();
    }

    [Fact]
    public void An_unknown_member_is_refused_by_the_schema_and_by_the_code()
    {
        _checker.Violations(new JsonObject { ["title"] = "T", ["colour"] = "red" }, Create).ShouldHaveSingleItem().ShouldContain("colour");
        Accepts("colour", "red").ShouldBeFalse();
    }

    private static JObject Example(string path, string method) => AsRead(Described.RequestOf(path, method)["example"]!);

    // As the app reads requests: times stay text.
    private static JObject AsRead(JsonNode json)
    {
        using var reader = new JsonTextReader(new StringReader(json.ToJsonString())) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }

    private static bool Accepts(string name, JToken value)
    {
        try
        {
            Input.ReadNew(new JObject { ["title"] = "T", [name] = value });
            return true;
        }
        catch (ProblemException problem)
        {
            problem.Errors.ShouldAllBe(error => error.Pointer.StartsWith("/" + name));
            return false;
        }
    }

    // A language tag has subtags of at most eight letters.
    private static string TextOf(string name, int length) => name == "language"
        ? string.Concat(Enumerable.Range(1, length).Select(n => n % 8 == 4 && n < length ? '-' : 'a'))
        : new string('x', length);
}
