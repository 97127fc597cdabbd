using System.CommandLine;

namespace ServerlessBlog.Local.Launch;

/// <summary>The command line of <c>./run.sh</c>.</summary>
internal static class RunCommand
{
    /// <summary>Builds the command. It runs until it is cancelled (SIGINT, SIGTERM) or something that it started ends.</summary>
    public static RootCommand Create()
    {
        var port = new Option<int>("--port") { Description = "The blog's port; 0 takes a free one.", DefaultValueFactory = _ => 7071 };
        var data = new Option<string>("--data") { Description = "Where the data is kept (.local/ in the checkout by default)." };
        var empty = new Option<bool>("--empty") { Description = "Starts without the sample blog." };
        var app = new Option<string>("--app") { Description = "Another program in place of the app.", Hidden = true };
        var command = new RootCommand("Runs the whole blog on this machine.") { port, data, empty, app };
        command.SetAction((arguments, cancellationToken) =>
        {
            var console = arguments.InvocationConfiguration;
            var options = new RunOptions
            {
                Port = arguments.GetValue(port),
                DataDirectory = Path.GetFullPath(arguments.GetValue(data) ?? Path.Combine(LocalFolder.Repository, ".local")),
                WithSample = !arguments.GetValue(empty),
                AppPath = arguments.GetValue(app) ?? RunOptions.BuiltApp,
            };
            return ConsoleErrors.ShowAsync(console, () => new Launcher(options, console.Output).RunAsync(cancellationToken), cancellationToken);
        });
        return command;
    }
}
