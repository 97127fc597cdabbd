using ServerlessBlog.Local.Processes;

namespace ServerlessBlog.Tests.Support.Blog.Apps;

/// <summary>The running app of a test blog, whether by itself or under the Functions host. Disposing of it ends it as an update does.</summary>
public interface IBlogApp : IAsyncDisposable
{
    /// <summary>The last lines that it wrote.</summary>
    OutputTail Output { get; }

    /// <summary>Its process id.</summary>
    int Id { get; }

    /// <summary>Whether it has ended and does not come back by itself.</summary>
    bool HasEnded { get; }

    /// <summary>Ends it at once (SIGKILL), with whatever runs it: nothing is finished, settled or started again.</summary>
    void Kill();
}
