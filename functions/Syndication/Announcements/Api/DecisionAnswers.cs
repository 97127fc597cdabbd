using Microsoft.AspNetCore.Http;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Syndication.Announcements.Model;

namespace ServerlessBlog.Syndication.Announcements.Api;

/// <summary>What the functions that decide about an announcement have in common.</summary>
public sealed class DecisionAnswers(AnnouncementAnswers answers, AuthorKey author)
{
    /// <summary>Decides for the author, and answers with how the announcement stands then.</summary>
    public async Task<IResult> DecideAsync(HttpRequest request, string slug, string channel, Func<string, string, CancellationToken, Task<Announcement>> decide, CancellationToken cancellationToken)
    {
        author.Require(request);
        AnnouncementAnswers.RequireNames(slug, channel);
        new Fields(await JsonBody.ReadOptionalAsync(request, cancellationToken)).ThrowIfInvalid();
        return await answers.ShowAsync(await decide(slug, channel, cancellationToken), cancellationToken);
    }
}
