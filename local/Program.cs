using System.CommandLine;
using System.CommandLine.Invocation;
using ServerlessBlog.Local.Launch;
using ServerlessBlog.Local.ServiceBus;

var root = RunCommand.Create();
root.Add(InstallCommand.Create());
root.Add(ServiceBusCommand.Create());

var arguments = root.Parse(args);
if (arguments.Action is ParseErrorAction wrongArguments)
    wrongArguments.ShowHelp = false;

// Ending everything in order takes longer than the two seconds that the library allows by itself.
return await arguments.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
