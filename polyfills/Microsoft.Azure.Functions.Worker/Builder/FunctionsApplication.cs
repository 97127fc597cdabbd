namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Starting point of a functions app.</summary>
#pragma warning disable CA1052 // Not static in the official package.
public class FunctionsApplication
#pragma warning restore CA1052
{
    /// <summary>
    /// Creates a builder with the default configuration: appsettings.json, environment variables and the arguments.
    /// </summary>
    /// <param name="args">The command line.</param>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args);
}
