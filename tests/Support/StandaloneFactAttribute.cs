using ServerlessBlog.Tests.Support.Blog.Apps;
using Xunit;

namespace ServerlessBlog.Tests.Support;

/// <summary>A test of what only an app can show that listens itself; it is skipped where the Functions host runs the app.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StandaloneFactAttribute : FactAttribute
{
    /// <param name="reason">Why the host keeps the app from showing it, in a sentence.</param>
    public StandaloneFactAttribute(string reason)
    {
        Reason = reason;
        if (BlogApps.AreHosted)
            Skip = reason;
    }

    /// <summary>Why the host keeps the app from showing it.</summary>
    public string Reason { get; }
}
