using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Posts.Search.Storage;

namespace ServerlessBlog.Posts.Search;

/// <summary>Asks for a merge of the search index.</summary>
public sealed record MergeRequest
{
    public string Kind { get; } = MergeSearch.TaskKind;
}

/// <summary>Merges the search index when a message asks for it and there is enough to merge.</summary>
public sealed class MergeSearch(SearchMerger merger) : IIndexingTask
{
    internal const string TaskKind = "merge-search";

    public string Kind => TaskKind;

    public Task RunAsync(string message, CancellationToken cancellationToken) => merger.MergeIfDueAsync(erase: false, cancellationToken);
}
