using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ServerlessBlog.Backups;
using ServerlessBlog.Comments;
using ServerlessBlog.Comments.Cors;
using ServerlessBlog.Linkbacks;
using ServerlessBlog.Linkbacks.Sending;
using ServerlessBlog.Moderation;
using ServerlessBlog.Moderation.Desk;
using ServerlessBlog.Moderation.Judge;
using ServerlessBlog.Operations;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Telemetry;
using ServerlessBlog.Platform.Timers;
using ServerlessBlog.Posts;
using ServerlessBlog.Site;
using ServerlessBlog.Syndication;

Warmup.Begin();
try
{
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    // What stops the start is said below, in one sentence; the host would add the stack.
    builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
    builder.UseMiddleware<RequestTags>();
    builder.UseMiddleware<CrossOriginMiddleware>();
    builder.UseMiddleware<ErrorsMiddleware>();
    builder.UseMiddleware<PublicCacheMiddleware>();
    builder.UseMiddleware<ServerTimingMiddleware>();
    builder.UseMiddleware<TimerMiddleware>();
    builder.Services
        .AddTelemetry(builder.Logging, builder.Configuration)
        .AddPlatform(builder.Configuration)
        .AddPosts()
        .AddComments(builder.Configuration)
        .AddLinkbackReceiving(builder.Configuration)
        .AddLinkbackSending(builder.Configuration)
        .AddModeration()
        .AddModerationJudge(builder.Configuration)
        .AddDesk()
        .AddSyndication(builder.Configuration)
        .AddBackups(builder.Configuration)
        .AddSite()
        .AddOperations();
    builder.Build().Run();
    return 0;
}
catch (Exception exception) when (exception is OptionsValidationException or InvalidOperationException)
{
    // A wrong setting: the sentence that names it, without a stack trace.
    await Console.Error.WriteLineAsync(exception.Message);
    return 2;
}
