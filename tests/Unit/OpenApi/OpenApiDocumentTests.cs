using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.OpenApi;

public sealed class OpenApiDocumentTests
{
    private static readonly IReadOnlyList<RouteTable.Route> Routes = [.. RouteTable.Find(typeof(OpenApiBuilder).Assembly)];

    [Fact]
    public void The_document_reads_back_as_OpenAPI_3_1_without_an_error_or_a_warning()
    {
        var (document, diagnostic) = OpenApiDocument.Parse(Described.Text, "json");

        diagnostic!.Errors.ShouldBeEmpty();
        diagnostic.Warnings.ShouldBeEmpty();
        diagnostic.SpecificationVersion.ShouldBe(OpenApiSpecVersion.OpenApi3_1);
        document!.Paths.Count.ShouldBe(Described.Json["paths"]!.AsObject().Count);
    }

    [Fact]
    public void Every_method_of_every_function_is_described_and_nothing_else_is()
    {
        var answered = Routes.Where(route => !route.IsCatchAll)
            .SelectMany(route => route.Methods.Select(method => $"{method} /{route.Template}"))
            .Concat(["GET /", "HEAD /"]);

        Described.Operations.Select(entry => $"{entry.Method.ToUpperInvariant()} {entry.Path}").ShouldBe(answered, ignoreOrder: true);
    }

    [Fact]
    public void Operation_ids_are_the_functions_names_and_unique()
    {
        var ids = Described.Operations.Select(entry => entry.Operation["operationId"]!.GetValue<string>()).ToList();

        ids.ShouldBeUnique();
        Routes.Where(route => !route.IsCatchAll).Select(route => route.Function).ShouldBeSubsetOf(ids);
        Described.Operations.Where(entry => entry.Method == "head").ShouldAllBe(entry => entry.Operation["operationId"]!.GetValue<string>().EndsWith("Head"));
    }

    [Fact]
    public void Paths_differ_by_more_than_the_names_of_their_parameters()
    {
        Described.Json["paths"]!.AsObject()
            .Select(path => string.Join('/', path.Key.Split('/').Select(segment => segment.StartsWith('{') ? "{}" : segment)))
            .ShouldBeUnique();
    }

    [Fact]
    public void Every_path_parameter_is_described_with_an_example()
    {
        foreach (var (path, method, operation) in Described.Operations)
        {
            var described = ParametersOf(operation).Where(parameter => parameter["in"]!.GetValue<string>() == "path").ToList();
            described.Select(parameter => parameter["name"]!.GetValue<string>())
                .ShouldBe(path.Split('/').Where(segment => segment.StartsWith('{')).Select(segment => segment.Trim('{', '}')), ignoreOrder: true, $"{method} {path}");
            described.ShouldAllBe(parameter => parameter.ContainsKey("example") && parameter["required"]!.GetValue<bool>());
        }
    }

    [Fact]
    public void Every_problem_type_is_described()
    {
        var described = Described.ObjectsBelow(Described.Json["components"]!["responses"])
            .SelectMany(entry => entry.Node.Where(member => member.Key is "const" or "enum"))
            .SelectMany(member => member.Value as JsonArray ?? [member.Value!.DeepClone()])
            .Where(value => value!.GetValueKind() == System.Text.Json.JsonValueKind.String)
            .Select(value => value!.GetValue<string>())
            .Distinct();

        described.ShouldBe(ProblemType.All.Select(type => type.Uri), ignoreOrder: true);
    }

    [Fact]
    public void Every_problem_type_of_the_code_is_in_the_list_of_all() =>
        typeof(ProblemType).GetFields().Where(field => field.IsStatic).Select(field => (ProblemType)field.GetValue(null)!)
            .ShouldBe(ProblemType.All, ignoreOrder: true);

    [Fact]
    public void A_problem_stands_under_its_own_status_only()
    {
        foreach (var (path, method, operation) in Described.Operations)
        {
            foreach (var (status, response) in operation["responses"]!.AsObject())
            {
                var types = Described.ObjectsBelow(Described.Resolve(response!))
                    .Where(entry => entry.Node["instance"] is JsonValue && entry.Node["type"] is JsonValue)
                    .Select(entry => ProblemType.All.Single(type => type.Uri == entry.Node["type"]!.GetValue<string>()));
                types.ShouldAllBe(type => type.Status == int.Parse(status, CultureInfo.InvariantCulture), $"{method} {path} {status}");
            }
        }
    }

    [Fact]
    public void What_only_the_author_may_do_names_the_key_and_can_answer_401()
    {
        var authorOnly = Described.Operations.Where(entry => entry.Operation["security"]!.AsArray() is [JsonObject { Count: 1 }]).ToList();

        authorOnly.Select(entry => entry.Operation["operationId"]!.GetValue<string>()).ShouldContain("CreatePost");
        authorOnly.ShouldAllBe(entry => entry.Operation["responses"]!.AsObject().ContainsKey("401"));
        // Readers write too: these and nothing else.
        Described.Operations.Where(entry => entry.Method is not ("get" or "head")).Except(authorOnly)
            .Select(entry => entry.Operation["operationId"]!.GetValue<string>())
            .ShouldBe(["AddComment", "CreateComment", "DeleteComment", "DeskSignIn", "EraseOwnComment", "ReceivePingback", "ReceiveTrackback", "ReceiveWebmention", "UseDecisionLink"], ignoreOrder: true);
    }

    [Fact]
    public void What_needs_If_Match_says_so_and_can_answer_412_and_428()
    {
        var conditional = Described.Operations.Where(entry => ParametersOf(entry.Operation).Any(parameter => parameter["name"]!.GetValue<string>() == "If-Match")).ToList();

        conditional.Select(entry => entry.Operation["operationId"]!.GetValue<string>())
            .ShouldBe(["DeleteAnnouncement", "DeletePost", "PatchPost", "PublishPost", "PutAnnouncement", "PutAuthor", "ReplacePost", "RestoreRevision", "SchedulePost", "WithdrawPost"], ignoreOrder: true);
        conditional.ShouldAllBe(entry => entry.Operation["responses"]!.AsObject().ContainsKey("412") && entry.Operation["responses"]!.AsObject().ContainsKey("428"));
    }

    [Fact]
    public void Groups_are_described_and_used()
    {
        var described = Described.Json["tags"]!.AsArray().Select(tag => tag!["name"]!.GetValue<string>());

        described.ShouldBe(Described.Operations.Select(entry => entry.Operation["tags"]![0]!.GetValue<string>()).Distinct(), ignoreOrder: true);
    }

    [Fact]
    public void The_title_and_the_server_are_the_blogs_own()
    {
        Described.Json["info"]!["title"]!.GetValue<string>().ShouldBe("見本のブログ");
        Described.Json["servers"]![0]!["url"]!.GetValue<string>().ShouldBe("https://blog.example");
    }

    private static IEnumerable<JsonObject> ParametersOf(JsonObject operation) =>
        (operation["parameters"] as JsonArray ?? []).Select(parameter => Described.Resolve(parameter!));
}
