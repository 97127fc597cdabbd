namespace ServerlessBlog.Tests.Support.Blog.Apps;

/// <summary>Runs the app as the tests are told to: <c>BLOG_TEST_HOST</c> is <c>standalone</c> (the default) or <c>functions</c>.</summary>
public static class BlogApps
{
    private const string Variable = "BLOG_TEST_HOST";

    /// <summary>Whether the app runs under the Functions host's double.</summary>
    public static bool AreHosted { get; } = Environment.GetEnvironmentVariable(Variable) switch
    {
        null or "" or "standalone" => false,
        "functions" => true,
        var other => throw new InvalidOperationException($"{Variable} is '{other}'; give it 'standalone' or 'functions'."),
    };
}
