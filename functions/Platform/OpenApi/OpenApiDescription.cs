using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Options;

namespace ServerlessBlog.Platform.OpenApi;

/// <summary>The document as bytes, made when it is first asked for; it cannot change while the process lives.</summary>
public sealed class OpenApiDescription(IOptions<BlogOptions> options)
{
    private readonly Lazy<PublicContent> _document = new(() =>
        new PublicContent(Encoding.UTF8.GetBytes(ToJson(OpenApiBuilder.Build(typeof(OpenApiDescription).Assembly, options.Value))), "application/json; charset=utf-8"));

    public PublicContent Document => _document.Value;

    /// <summary>The JSON text of <paramref name="document"/> in OpenAPI 3.1.</summary>
    public static string ToJson(OpenApiDocument document)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        document.SerializeAsV31(new OpenApiJsonWriter(text));
        return text.ToString();
    }
}
