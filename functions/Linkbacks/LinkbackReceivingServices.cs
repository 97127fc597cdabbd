using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ServerlessBlog.Linkbacks.Pingback;
using ServerlessBlog.Linkbacks.Reception;
using ServerlessBlog.Linkbacks.Sending;
using ServerlessBlog.Linkbacks.Sources;
using ServerlessBlog.Moderation.Judge;
using ServerlessBlog.Platform.Options;

namespace ServerlessBlog.Linkbacks;

/// <summary>Registers what takes linkbacks and looks at their sources.</summary>
public static class LinkbackReceivingServices
{
    public static IServiceCollection AddLinkbackReceiving(this IServiceCollection services, IConfiguration configuration)
    {
        // XML may declare any of the old encodings.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        services.AddSettings<ReceivingOptions>(configuration, ReceivingOptions.Section, typeof(SendingOptions));
        return services
            .AddSingleton<PermalinkTargets>()
            .AddSingleton<LinkbackSwitch>()
            .AddSingleton<LinkbackReception>()
            .AddSingleton<PingbackMethod>()
            .AddSingleton<ILinkbackVerifier, SourceVerifier>();
    }
}
