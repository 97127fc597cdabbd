using Microsoft.Extensions.DependencyInjection;
using ServerlessBlog.Platform.Restoring;
using ServerlessBlog.Posts.Api;
using ServerlessBlog.Posts.Authors;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Read;
using ServerlessBlog.Posts.Rendering;
using ServerlessBlog.Posts.Schedule;
using ServerlessBlog.Posts.Search;
using ServerlessBlog.Posts.Store;
using ServerlessBlog.Posts.Write;

namespace ServerlessBlog.Posts;

/// <summary>Registers the posts feature.</summary>
public static class PostServices
{
    public static IServiceCollection AddPosts(this IServiceCollection services) => services
        .AddSingleton<PostStore>()
        .AddSingleton<BodyStore>()
        .AddSingleton<Timeline>()
        .AddSingleton<Chain>()
        .AddSingleton<Months>()
        .AddSingleton<RelatedIndexer>()
        .AddSingleton<PostIndexer>()
        .AddSingleton<PostCounts>()
        .AddSingleton<PostSyndication>()
        .AddSingleton<PostRenderer>()
        .AddSingleton<AuthorDirectory>()
        .AddSingleton<PostCommitter>()
        .AddSingleton<PostWriter>()
        .AddSingleton<PostPublisher>()
        .AddSingleton<DuePosts>()
        .AddSingleton<DueWork>()
        .AddSingleton<IndexingMessages>()
        .AddSingleton<ListRepair>()
        .AddSingleton<IRestoredTable, RestoredPosts>()
        .AddSingleton<PostReader>()
        .AddSingleton<PublishedPosts>()
        .AddSingleton<PostList>()
        .AddPostSearch()
        .AddSingleton<PostInput>()
        .AddSingleton<PostAnswers>()
        .AddSingleton<AuthorAnswers>();
}
