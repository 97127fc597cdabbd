using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Operations.Health;

/// <summary>What was found out about one thing that the blog needs. Public: it names no account, no host and no value of a setting.</summary>
public sealed record ReadinessCheck(
    [property: ApiMember("What was looked at.", Values = ["tables", "blobs", "queues", "deadLetters", "timers", "secrets"], Example = "queues")] string Name,
    [property: ApiMember("pass; warn where the blog works and somebody should look; fail where it does not work.", Values = ["pass", "warn", "fail"], Example = "pass")] string Status,
    [property: ApiMember("What was found, in a sentence.", Example = "All queues answer.")] string Detail)
{
    private const string Passed = "pass";
    private const string Warned = "warn";
    private const string Failed = "fail";

    internal bool IsFailure => Status == Failed;

    internal bool IsWarning => Status == Warned;

    public static ReadinessCheck Pass(string name, string detail) => new(name, Passed, detail);

    public static ReadinessCheck Warn(string name, string detail) => new(name, Warned, detail);

    public static ReadinessCheck Fail(string name, string detail) => new(name, Failed, detail);
}
