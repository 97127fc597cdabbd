using Microsoft.Extensions.DependencyInjection;
using ServerlessBlog.Syndication.Announcements.Api;
using ServerlessBlog.Syndication.Announcements.Planning;
using ServerlessBlog.Syndication.Announcements.Rules;
using ServerlessBlog.Syndication.Announcements.Suggestions;
using ServerlessBlog.Syndication.Channels.Api;

namespace ServerlessBlog.Syndication.Announcements;

/// <summary>Registers what plans announcements, and their API.</summary>
public static class AnnouncementServices
{
    public static IServiceCollection AddAnnouncementPlanning(this IServiceCollection services) => services
        .AddSingleton<MessageRules>()
        .AddSingleton<AnnouncedPosts>()
        .AddSingleton<AnnouncementPlanner>()
        .AddSingleton<AnnouncementPreview>()
        .AddSingleton<AnnouncementSuggestions>()
        .AddSingleton<AnnouncementLedger>()
        .AddSingleton<AnnouncementInput>()
        .AddSingleton<PreviewInput>()
        .AddSingleton<AnnouncementAnswers>()
        .AddSingleton<DecisionAnswers>()
        .AddSingleton<ChannelAnswers>();
}
