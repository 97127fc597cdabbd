using Microsoft.Extensions.DependencyInjection;
using ServerlessBlog.Syndication.Statuses.Api;

namespace ServerlessBlog.Syndication.Statuses;

/// <summary>Registers the drafts that quote the author's own statuses.</summary>
public static class StatusServices
{
    public static IServiceCollection AddStatuses(this IServiceCollection services) => services
        .AddSingleton<StatusTitles>()
        .AddSingleton<StatusUpload>();
}
