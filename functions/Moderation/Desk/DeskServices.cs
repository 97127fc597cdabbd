using Microsoft.Extensions.DependencyInjection;
using ServerlessBlog.Moderation.Desk.Api;
using ServerlessBlog.Moderation.Desk.DeadLetters;
using ServerlessBlog.Moderation.Desk.Pages;
using ServerlessBlog.Moderation.Desk.Sessions;

namespace ServerlessBlog.Moderation.Desk;

/// <summary>Registers the author's desk.</summary>
public static class DeskServices
{
    public static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddSingleton<AuthorReplies>()
        .AddSingleton<DeskAnswers>()
        .AddSingleton<DeadLetterQueues>()
        .AddSingleton<SessionEpoch>()
        .AddSingleton<DeskSessions>()
        .AddSingleton<SignInLimits>()
        .AddSingleton<OwnOrigin>()
        .AddSingleton<DeskAssets>()
        .AddSingleton<DeskInfo>()
        .AddSingleton<DeskPages>()
        .AddSingleton<QueuePages>()
        .AddSingleton<DeskGate>();
}
