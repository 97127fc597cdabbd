using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServerlessBlog.Comments.Api;
using ServerlessBlog.Comments.Cors;
using ServerlessBlog.Comments.Feed;
using ServerlessBlog.Comments.Own;
using ServerlessBlog.Comments.Pages;
using ServerlessBlog.Comments.Write;
using ServerlessBlog.Platform.Options;

namespace ServerlessBlog.Comments;

/// <summary>Registers the comments feature.</summary>
public static class CommentServices
{
    public static IServiceCollection AddComments(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<CommentOptions>, CommentOptionsValidator>();
        services.AddSettings<CommentOptions>(configuration, CommentOptions.Section);
        return services
            .AddSingleton<AllowedOrigins>()
            .AddSingleton<CommentGate>()
            .AddSingleton<CommentThrottle>()
            .AddSingleton<CommentSender>()
            .AddSingleton<CommentAnswers>()
            .AddSingleton<CommentFormPages>()
            .AddSingleton<OwnComments>()
            .AddSingleton<CommentFeed>()
            .AddSingleton<NewestComments>();
    }
}
