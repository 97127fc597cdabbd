using ServerlessBlog.Local;
using ServerlessBlog.Local.Processes;

namespace ServerlessBlog.Tests.Deployment.Azd.Hooks;

/// <summary>A checkout with nothing but the hooks, and an azd that writes down what it is asked.</summary>
public sealed class HookFolder : IDisposable
{
    public const string StorageToken = "the-secret-storage-token";
    public const string BusToken = "the-secret-bus-token";

    private const string Azd = $$"""
        #!/bin/sh
        echo "$*" >>"${0%/*}/calls"
        [ ! -f "${0%/*}/fails" ] || { echo "ERROR: not logged in" >&2; exit 1; }
        case "$*" in
          *https://storage.azure.com/.default*) printf '{\n  "token": "%s",\n  "expiresOn": "2030-01-01T00:00:00Z"\n}\n' {{StorageToken}} ;;
          *https://servicebus.azure.net/.default*) printf '{"token":"%s","expiresOn":"2030-01-01T00:00:00Z"}\n' {{BusToken}} ;;
        esac
        """;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("hooks-");

    public HookFolder()
    {
        Directory.CreateDirectory(Combine("infra", "hooks"));
        Directory.CreateDirectory(Combine("functions", "obj"));
        Directory.CreateDirectory(Combine("bin"));
        foreach (var file in Directory.EnumerateFiles(SourceFolder))
            File.Copy(file, Combine("infra", "hooks", Path.GetFileName(file)));
        File.WriteAllText(Combine("bin", "azd"), Azd);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Combine("bin", "azd"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Where the hooks are in the repository.</summary>
    public static string SourceFolder => Path.Combine(LocalFolder.Repository, "infra", "hooks");

    /// <summary>What azd was asked so far, a line a call.</summary>
    public IReadOnlyList<string> AzdCalls => File.Exists(Combine("bin", "calls")) ? File.ReadAllLines(Combine("bin", "calls")) : [];

    /// <summary>Has azd refuse whatever it is asked.</summary>
    public void LetAzdFail() => File.WriteAllText(Combine("bin", "fails"), "");

    /// <summary>What publishing would have written.</summary>
    public void Publish(string version) => File.WriteAllText(Combine("functions", "obj", "published-version.txt"), version);

    /// <summary>Runs a hook to its end as azd does: with azd's environment as variables, in a folder that is not the root.</summary>
    /// <param name="hook">Its name, such as <c>preprovision</c>.</param>
    /// <param name="shell"><c>sh</c> or <c>pwsh</c>.</param>
    /// <param name="environment">Variables.</param>
    public async Task<HookResult> RunAsync(string hook, string shell, params (string Name, string Value)[] environment)
    {
        KeyValuePair<string, string?>[] variables =
        [
            new("PATH", Combine("bin") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH")),
            new("CI", ""), new("GITHUB_ACTIONS", ""), new("TF_BUILD", ""),
            .. environment.Select(variable => new KeyValuePair<string, string?>(variable.Name, variable.Value)),
        ];
        await using var process = shell == "sh"
            ? ChildProcess.Start("sh", [Combine("infra", "hooks", hook + ".sh")], Combine("infra", "hooks"), variables)
            : await PowerShellTool.StartAsync(["-File", Combine("infra", "hooks", hook + ".ps1")], variables);
        process.CloseInput();
        var exit = await process.Exited.WaitAsync(TimeSpan.FromMinutes(2));
        return new HookResult(exit, process.Output.ToString());
    }

    public void Dispose() => _root.Delete(recursive: true);

    private string Combine(params string[] names) => Path.Combine([_root.FullName, .. names]);
}

/// <summary>How a hook ended, and all that it printed.</summary>
public sealed record HookResult(int Exit, string Output);
