using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServerlessBlog.Moderation.Decisions;
using ServerlessBlog.Moderation.Judge.Akismet;
using ServerlessBlog.Moderation.Judge.Memory;
using ServerlessBlog.Moderation.Judge.Purging;
using ServerlessBlog.Moderation.Judge.Rules;
using ServerlessBlog.Moderation.Notices;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Platform.Options;

namespace ServerlessBlog.Moderation.Judge;

/// <summary>Registers the judge of comments and linkbacks, its memory, and the notices of what waits.</summary>
public static class JudgeServices
{
    public static IServiceCollection AddModerationJudge(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<ModerationOptions>, ModerationOptionsValidator>();
        services.AddSettings<ModerationOptions>(configuration, ModerationOptions.Section);
        return services
            .AddSingleton<ClientKeys>()
            .AddSingleton<ClientHasher>()
            .AddSingleton<ClientSeal>()
            .AddSingleton<ClientMarks>()
            .AddRules()
            .AddMemory()
            .AddAkismet()
            .AddSingleton<EvidenceCollector>()
            .AddSingleton<IJudge, SpamJudge>()
            .AddNotices();
    }

    private static IServiceCollection AddRules(this IServiceCollection services) => services
        .AddSingleton<BlockList>()
        .AddSingleton<IRule, HoneypotRule>()
        .AddSingleton<IRule, BlockedWordsRule>()
        .AddSingleton<IRule, BlockedDomainsRule>()
        .AddSingleton<IRule, SenderRule>()
        .AddSingleton<IRule, SiteRule>()
        .AddSingleton<IRule, RateRule>()
        .AddSingleton<IRule, RepeatRule>()
        .AddSingleton<IRule, TimeRule>()
        .AddSingleton<IRule, LinksRule>()
        .AddSingleton<IRule, MarkupRule>()
        .AddSingleton<IRule, LanguageRule>()
        .AddSingleton<IRule, ReplyRule>()
        .AddSingleton<IRule, MannersRule>();

    private static IServiceCollection AddMemory(this IServiceCollection services) => services
        .AddSingleton<MemoryKeys>()
        .AddSingleton<RecentItems>()
        .AddSingleton<KnownTexts>()
        .AddSingleton<ClientRates>()
        .AddSingleton<AuthorDecisions>()
        .AddSingleton<JudgeMemory>()
        .AddSingleton<IFeedbackFollower, DecisionsFollower>()
        .AddSingleton<MemoryPurge>()
        .AddSingleton<ItemPurge>()
        .AddSingleton<PurgeStamp>();

    private static IServiceCollection AddAkismet(this IServiceCollection services) => services
        .AddSingleton<AskedItems>()
        .AddSingleton<AkismetClient>()
        .AddSingleton<AkismetCheck>()
        .AddSingleton<IFeedbackFollower, AkismetFollower>()
        .AddSingleton<IModerationTask, TellAkismet>();
}
