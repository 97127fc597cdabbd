using Microsoft.Extensions.DependencyInjection;
using ServerlessBlog.Moderation.Decisions;
using ServerlessBlog.Moderation.Desk;
using ServerlessBlog.Moderation.Inbox;
using ServerlessBlog.Moderation.Judge;
using ServerlessBlog.Moderation.Queue;
using ServerlessBlog.Moderation.Read;
using ServerlessBlog.Moderation.Store;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Platform.Restoring;
using ServerlessBlog.Posts.Lists;

namespace ServerlessBlog.Moderation;

/// <summary>Registers what takes comments and linkbacks in, judges them and brings them before the author.</summary>
public static class ModerationServices
{
    public static IServiceCollection AddModeration(this IServiceCollection services) => services
        .AddSingleton<FeedbackStore>()
        .AddSingleton<DeskStore>()
        .AddSingleton<FeedbackCommitter>()
        .AddSingleton<FeedbackInbox>()
        .AddSingleton<FeedbackSettler>()
        .AddSingleton<FeedbackDecisions>()
        .AddSingleton<FeedbackJudging>()
        .AddSingleton<FeedbackReader>()
        .AddSingleton<DeskReader>()
        .AddSingleton<ModerationMessages>()
        .AddSingleton<IModerationTask, FollowErasure>()
        .AddSingleton<FeedbackRepair>()
        .AddSingleton<IRestoredTable, RestoredFeedback>()
        .AddSingleton<IRestoredTable, RestoredCounts>()
        .AddSingleton<ForgetDeletedPosts>()
        .AddSingleton<IModerationTask>(provider => provider.GetRequiredService<ForgetDeletedPosts>())
        .AddSingleton<IPostFollower>(provider => provider.GetRequiredService<ForgetDeletedPosts>());
}
