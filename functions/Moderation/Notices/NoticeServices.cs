using Microsoft.Extensions.DependencyInjection;
using ServerlessBlog.Moderation.Decisions;
using ServerlessBlog.Moderation.Notices.Channels;
using ServerlessBlog.Moderation.Notices.Links;
using ServerlessBlog.Platform.Messaging;

namespace ServerlessBlog.Moderation.Notices;

/// <summary>Registers what tells the author of waiting items.</summary>
public static class NoticeServices
{
    public static IServiceCollection AddNotices(this IServiceCollection services) => services
        .AddSingleton<SmtpMailer>()
        .AddSingleton<SendGridMailer>()
        .AddSingleton<INoticeChannel, WebhookChannel>()
        .AddSingleton<INoticeChannel, MailChannel>()
        .AddSingleton<AuthorAlerts>()
        .AddSingleton<NoticeStates>()
        .AddSingleton<NoticeSchedule>()
        .AddSingleton<DigestReader>()
        .AddSingleton<DecisionLinks>()
        .AddSingleton<DecisionPages>()
        .AddSingleton<IFeedbackFollower, NoticeFollower>()
        .AddSingleton<IModerationTask, SendNotice>();
}
