using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Posts;
using ServerlessBlog.Site;

try
{
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    builder.UseMiddleware<ServerTimingMiddleware>();
    builder.UseMiddleware<ErrorsMiddleware>();
    builder.Services
        .AddPlatform(builder.Configuration)
        .AddPosts()
        .AddSite();
    builder.Build().Run();
    return 0;
}
catch (Exception exception) when (exception is OptionsValidationException or InvalidOperationException)
{
    // A wrong setting: the sentence that names it, without a stack trace.
    await Console.Error.WriteLineAsync(exception.Message);
    return 2;
}
