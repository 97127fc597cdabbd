namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>The ASP.NET Core integration.</summary>
public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    /// <summary>Lets HTTP functions use ASP.NET Core's request and result types. Calling it again changes nothing.</summary>
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.UsesAspNetCore = true;
        return builder;
    }
}
