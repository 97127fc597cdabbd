using System.Reflection;
using FunctionMetadataGenerator;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Invocation;
using Microsoft.Azure.Functions.Worker.Metadata;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Worker;

/// <summary>The rules that functions are checked by, at start and at publish.</summary>
public sealed class FunctionRulesTests
{
    const AuthorizationLevel Anonymous = AuthorizationLevel.Anonymous;

    [Theory]
    [InlineData("Two functions are named 'Twin':", nameof(Twin1), nameof(Twin2))]
    [InlineData("Function 'NoTrigger' has no trigger:", nameof(NoTrigger))]
    [InlineData("Function 'TwoTriggers' has 2 triggers:", nameof(TwoTriggers))]
    [InlineData("The function name '1st' of", nameof(BadName))]
    [InlineData("Function 'Value' returns a ValueTask, which the worker does not await: return a Task.", nameof(Value))]
    [InlineData("Function 'AsyncVoid' is async void, which the worker cannot await: return a Task.", nameof(AsyncVoid))]
    [InlineData("Function 'Hidden' must be a public method.", nameof(Hidden))]
    [InlineData("Function 'Generic' must not be generic.", nameof(Generic))]
    [InlineData("Function 'Keyed' must use AuthorizationLevel.Anonymous:", nameof(Keyed))]
    [InlineData("Function 'DefaultLevel' must use AuthorizationLevel.Anonymous:", nameof(DefaultLevel))]
    [InlineData("Function 'MethodsOnly' must use AuthorizationLevel.Anonymous:", nameof(MethodsOnly))]
    [InlineData("Function 'Batch' asks for batches of messages, which are not supported.", nameof(Batch))]
    public void A_broken_rule_is_one_sentence(string sentence, params string[] methods)
    {
        var error = Should.Throw<InvalidOperationException>(() => FunctionMetadataReader.Read(methods.Select(Method)));
        error.Message.ShouldStartWith(sentence);
        error.Message.ShouldEndWith(".");
        error.Message.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("Parameter 'mystery' (HttpContext) of function 'Unbound' cannot be bound:", nameof(Unbound))]
    [InlineData("Parameter 'request' (String) of function 'TextRequest' cannot be bound: [HttpTrigger] binds HttpRequest.", nameof(TextRequest))]
    [InlineData("Parameter 'timer' (String) of function 'TextTimer' cannot be bound: [TimerTrigger] binds TimerInfo.", nameof(TextTimer))]
    [InlineData("Parameter 'count' (Int32) of function 'NumberMessage' cannot be bound:", nameof(NumberMessage))]
    public void A_parameter_that_cannot_be_bound_is_found_at_start(string sentence, string method)
    {
        var function = FunctionMetadataReader.Read([Method(method)]).Single();
        var error = Should.Throw<InvalidOperationException>(() => ParameterBinding.For(function, new HashSet<string>(StringComparer.Ordinal)));
        error.Message.ShouldStartWith(sentence);
    }

    [Fact]
    public void Get_without_head_is_refused_at_publish()
    {
        var error = Should.Throw<InvalidOperationException>(() => HostRules.Check(FunctionMetadataReader.Read([Method(nameof(GetOnly))])));
        error.Message.ShouldBe("Function 'GetOnly' takes GET but not HEAD, which the Functions host would answer with 404: list \"head\" too.");
    }

    [Fact]
    public void A_catch_all_that_does_not_sort_last_is_refused_at_publish()
    {
        var functions = FunctionMetadataReader.Read([Method(nameof(CatchAll)), Method(nameof(Zebra)), Method(nameof(Ant))]);
        var error = Should.Throw<InvalidOperationException>(() => HostRules.Check(functions));
        error.Message.ShouldBe("Function 'everything' takes every path, so the Functions host would never reach 'Zebra', whose name sorts after it: give it a name that sorts last.");
        HostRules.Check(FunctionMetadataReader.Read([Method(nameof(CatchAll)), Method(nameof(Ant))]));
    }

    [Fact]
    public void Functions_are_in_the_hosts_order() =>
        FunctionMetadataReader.Read([Method(nameof(Zebra)), Method(nameof(CatchAll)), Method(nameof(Ant))])
            .Select(f => f.Name).ShouldBe(["Ant", "everything", "Zebra"]);

    [Fact]
    public void Function_json_has_what_the_attribute_says()
    {
        Json(nameof(CatchAll)).ShouldBe("""{"bindings":[{"type":"httpTrigger","direction":"in","name":"request","authLevel":"anonymous","route":"{*path}"},{"type":"http","direction":"out","name":"res"}]}""");
        Json(nameof(Zebra)).ShouldBe("""{"bindings":[{"type":"httpTrigger","direction":"in","name":"request","authLevel":"anonymous","methods":["get","head"],"route":"z/{id}"},{"type":"http","direction":"out","name":"res"}]}""");
        Json(nameof(Ant)).ShouldBe("""{"bindings":[{"type":"httpTrigger","direction":"in","name":"request","authLevel":"anonymous","methods":["post"],"route":"Ant"},{"type":"http","direction":"out","name":"res"}]}""");
        Json(nameof(Queue)).ShouldBe("""{"bindings":[{"type":"serviceBusTrigger","direction":"in","name":"body","queueName":"q","connection":"Bus"}]}""");
        Json(nameof(Topic)).ShouldBe("""{"bindings":[{"type":"serviceBusTrigger","direction":"in","name":"body","topicName":"t","subscriptionName":"s","autoCompleteMessages":false}]}""");
        Json(nameof(Timer)).ShouldBe("""{"bindings":[{"type":"timerTrigger","direction":"in","name":"timer","schedule":"%S%","useMonitor":true,"runOnStartup":false}]}""");
        Json(nameof(StartTimer)).ShouldBe("""{"bindings":[{"type":"timerTrigger","direction":"in","name":"timer","schedule":"0 0 * * * *","useMonitor":false,"runOnStartup":true}]}""");
    }

    static string Json(string method) => FunctionJson.Create(FunctionMetadataReader.Read([Method(method)]).Single()).ToJsonString();

    static MethodInfo Method(string name) =>
        typeof(FunctionRulesTests).GetMethod(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;

#pragma warning disable xUnit1013, MA0040, VSTHRD100 // Functions, not tests.
    [Function("Twin")]
    public static void Twin1([TimerTrigger("0 * * * * *")] TimerInfo timer) => _ = timer;

    [Function("TWIN")]
    public static void Twin2([TimerTrigger("0 * * * * *")] TimerInfo timer) => _ = timer;

    [Function("NoTrigger")]
    public static void NoTrigger(TimerInfo timer) => _ = timer;

    [Function("TwoTriggers")]
    public static void TwoTriggers([TimerTrigger("0 * * * * *")] TimerInfo timer, [ServiceBusTrigger("q")] string body) => _ = (timer, body);

    [Function("1st")]
    public static void BadName([TimerTrigger("0 * * * * *")] TimerInfo timer) => _ = timer;

    [Function("Value")]
    public static ValueTask<IResult> Value([HttpTrigger(Anonymous, "post")] HttpRequest request) => new(Results.Ok(request));

    [Function("AsyncVoid")]
    public static async void AsyncVoid([TimerTrigger("0 * * * * *")] TimerInfo timer)
    {
        _ = timer;
        await Task.Yield();
    }

    [Function("Hidden")]
    internal static void Hidden([TimerTrigger("0 * * * * *")] TimerInfo timer) => _ = timer;

    [Function("Generic")]
    public static void Generic<T>([TimerTrigger("0 * * * * *")] TimerInfo timer) => _ = (timer, default(T));

    [Function("Keyed")]
    public static IResult Keyed([HttpTrigger(AuthorizationLevel.Function, "post")] HttpRequest request) => Results.Ok(request);

    [Function("DefaultLevel")]
    public static IResult DefaultLevel([HttpTrigger] HttpRequest request) => Results.Ok(request);

    [Function("MethodsOnly")]
    public static IResult MethodsOnly([HttpTrigger("post")] HttpRequest request) => Results.Ok(request);

    [Function("Batch")]
    public static void Batch([ServiceBusTrigger("q", IsBatched = true)] string[] bodies) => _ = bodies;

    [Function("Unbound")]
    public static void Unbound([HttpTrigger(Anonymous, "post")] HttpRequest request, HttpContext mystery) => _ = (request, mystery);

    [Function("TextRequest")]
    public static void TextRequest([HttpTrigger(Anonymous, "post")] string request) => _ = request;

    [Function("TextTimer")]
    public static void TextTimer([TimerTrigger("0 * * * * *")] string timer) => _ = timer;

    [Function("NumberMessage")]
    public static void NumberMessage([ServiceBusTrigger("q")] int count) => _ = count;

    [Function("GetOnly")]
    public static IResult GetOnly([HttpTrigger(Anonymous, "GET")] HttpRequest request) => Results.Ok(request);

    [Function("everything")]
    public static IResult CatchAll([HttpTrigger(Anonymous, Route = "{*path}")] HttpRequest request) => Results.Ok(request);

    [Function("Zebra")]
    public static IResult Zebra([HttpTrigger(Anonymous, "GET", "Head", Route = "z/{id}")] HttpRequest request) => Results.Ok(request);

    [Function("Ant")]
    public static IResult Ant([HttpTrigger(Anonymous, "post")] HttpRequest request) => Results.Ok(request);

    [Function("Queue")]
    public static void Queue([ServiceBusTrigger("q", Connection = "Bus")] string body) => _ = body;

    [Function("Topic")]
    public static void Topic([ServiceBusTrigger("t", "s", AutoCompleteMessages = false)] string body) => _ = body;

    [Function("Timer")]
    public static void Timer([TimerTrigger("%S%")] TimerInfo timer) => _ = timer;

    [Function("StartTimer")]
    public static void StartTimer([TimerTrigger("0 0 * * * *", RunOnStartup = true, UseMonitor = false)] TimerInfo timer) => _ = timer;
#pragma warning restore xUnit1013, MA0040, VSTHRD100
}
