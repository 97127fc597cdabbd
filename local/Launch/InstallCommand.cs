using System.CommandLine;
using ServerlessBlog.Local.Azurite;

namespace ServerlessBlog.Local.Launch;

/// <summary>The sub-command "install": gets what the first start and the tests would get otherwise.</summary>
internal static class InstallCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var command = new Command("install", "Installs Azurite, unless that has been done.") { Hidden = true };
        command.SetAction((arguments, cancellationToken) => ConsoleErrors.ShowAsync(
            arguments.InvocationConfiguration,
            () => NodePackages.EnsureAsync(arguments.InvocationConfiguration.Output.WriteLine, cancellationToken),
            cancellationToken));
        return command;
    }
}
