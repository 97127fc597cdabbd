using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Platform.Outbound;

namespace ServerlessBlog.Moderation.Judge.Akismet;

/// <summary>Asks Akismet (API 1.1, akismet.com/developers) and tells it where it was wrong.</summary>
public sealed partial class AkismetClient(
    OutboundClient client, IOptions<ModerationOptions> options, IOptions<BlogOptions> blog, Urls urls, TimeProvider time, ILogger<AkismetClient> logger)
{
    /// <summary>The time for one call, to the last byte. The item waits for the author meanwhile anyway.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private const string ProTip = "X-akismet-pro-tip";

    /// <summary>comment-check. Whatever goes wrong is <see cref="AkismetAnswer.Unavailable"/>.</summary>
    public async Task<AkismetAnswer> CheckAsync(AkismetComment comment, CancellationToken cancellationToken)
    {
        if (await CallAsync("comment-check", comment, cancellationToken) is not { } response)
            return AkismetAnswer.Unavailable;
        switch (Body(response))
        {
            case "true":
                return response.Headers.TryGetValue(ProTip, out var tips) && tips.Contains("discard", StringComparer.OrdinalIgnoreCase) ? AkismetAnswer.Discard : AkismetAnswer.Spam;
            case "false":
                return AkismetAnswer.Ham;
            default:
                LogUnreadable(logger, (int)response.Status);
                return AkismetAnswer.Unavailable;
        }
    }

    /// <summary>submit-spam or submit-ham: Akismet said the opposite. False when it did not take it.</summary>
    public async Task<bool> SubmitAsync(AkismetComment comment, bool isSpam, CancellationToken cancellationToken) =>
        // The documented body is "Thanks for making the web a better place."; mistakes are answered with 200 as well.
        await CallAsync(isSpam ? "submit-spam" : "submit-ham", comment, cancellationToken) is { } response
            && Body(response).StartsWith("Thanks", StringComparison.OrdinalIgnoreCase);

    private async Task<OutboundResponse?> CallAsync(string call, AkismetComment comment, CancellationToken cancellationToken)
    {
        var settings = options.Value.Akismet;
        (string, string)[] fields =
        [
            ("api_key", settings.Key),
            ("blog", Urls.Origin(blog.Value.BaseUrl) + "/"),
            ("blog_lang", blog.Value.Language),
            ("blog_charset", "UTF-8"),
            .. settings.IsTest ? [("is_test", "1")] : Array.Empty<(string, string)>(),
            .. comment.Fields(urls.Post(comment.Item.Slug)),
        ];
        using var limit = new CancellationTokenSource(Limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var response = await client.SendAsync(OutboundRequest.Form(new Uri(settings.Endpoint.TrimEnd('/') + "/" + call), fields), both.Token);
            if (response.Status == HttpStatusCode.OK)
                return response;
            LogUnreadable(logger, (int)response.Status);
        }
        catch (OutboundException exception)
        {
            LogUnreachable(logger, exception.Failure);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnreachable(logger, OutboundFailure.Timeout);
        }

        return null;
    }

    private static string Body(OutboundResponse response) => Encoding.UTF8.GetString(response.Body.Span).Trim();

    [LoggerMessage(EventId = 4301, Level = LogLevel.Warning, Message = "Akismet gave no usable answer (status {Status}); what it was asked about waits for the author")]
    private static partial void LogUnreadable(ILogger logger, int status);

    [LoggerMessage(EventId = 4302, Level = LogLevel.Warning, Message = "Akismet could not be asked: {Failure}; what it was asked about waits for the author")]
    private static partial void LogUnreachable(ILogger logger, OutboundFailure failure);
}
