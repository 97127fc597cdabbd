using Microsoft.Extensions.DependencyInjection;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Search.Queries;
using ServerlessBlog.Posts.Search.Storage;

namespace ServerlessBlog.Posts.Search;

/// <summary>Registers the search.</summary>
public static class SearchServices
{
    public static IServiceCollection AddPostSearch(this IServiceCollection services) => services
        .AddSingleton<SearchHead>()
        .AddSingleton<BlobCache>()
        .AddSingleton<GenerationBlobs>()
        .AddSingleton<GenerationWriter>()
        .AddSingleton<GenerationSweeper>()
        .AddSingleton<SearchMerger>()
        .AddSingleton<DocumentReader>()
        .AddSingleton<CandidateFinder>()
        .AddSingleton<HitReader>()
        .AddSingleton<PostSearch>()
        .AddSingleton<SearchRebuild>()
        .AddSingleton<IPostFollower, SearchFollower>()
        .AddSingleton<IIndexingTask, MergeSearch>();
}
