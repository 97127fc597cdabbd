using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Site.Hubs;

namespace ServerlessBlog.Site.Feeds;

/// <summary>Registers the feeds and what tells hubs of them.</summary>
public static class FeedServices
{
    public static IServiceCollection AddFeeds(this IServiceCollection services) => services
        .AddSingleton<IValidateOptions<BlogOptions>, HubListValidator>()
        .AddSingleton<HubList>()
        .AddSingleton<FeedReader>()
        .AddSingleton<FeedAnswers>()
        .AddSingleton<IPostFollower, TopicFollower>()
        .AddSingleton<IIndexingTask, TellHubs>();
}
