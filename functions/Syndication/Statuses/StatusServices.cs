using Microsoft.Extensions.DependencyInjection;
using ServerlessBlog.Syndication.Statuses.Api;
using ServerlessBlog.Syndication.Statuses.Digest;

namespace ServerlessBlog.Syndication.Statuses;

/// <summary>Registers the drafts that quote the author's own statuses, and the weekly digests.</summary>
public static class StatusServices
{
    public static IServiceCollection AddStatuses(this IServiceCollection services) => services
        .AddSingleton<StatusTitles>()
        .AddSingleton<StatusUpload>()
        .AddSingleton<DigestStore>()
        .AddSingleton<DigestMaker>();
}
