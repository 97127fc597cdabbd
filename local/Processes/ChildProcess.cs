using System.Diagnostics;

namespace ServerlessBlog.Local.Processes;

/// <summary>A process that this one has started, with its output captured line by line.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ChildProcess(Process process, OutputTail output)
    {
        _process = process;
        Output = output;
        Exited = WaitForExitAsync();
    }

    /// <summary>The process id.</summary>
    public int Id => _process.Id;

    /// <summary>Both output streams.</summary>
    public OutputTail Output { get; }

    /// <summary>The exit code, when the process has ended and all its output has been read.</summary>
    public Task<int> Exited { get; }

    /// <summary>Starts a program. Its standard input is a pipe that closes when this process ends, however it ends.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">The program does not exist or may not be run.</exception>
    public static ChildProcess Start(
        string fileName,
        IEnumerable<string> arguments,
        string? workingDirectory = null,
        IEnumerable<KeyValuePair<string, string?>>? environment = null,
        Action<string>? onLine = null,
        string? logPath = null)
    {
        var info = new ProcessStartInfo(fileName, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory ?? "",
        };
        foreach (var (name, value) in environment ?? [])
            info.Environment[name] = value;

        var output = new OutputTail(logPath: logPath);
        void Read(object sender, DataReceivedEventArgs received)
        {
            if (received.Data is not { } line)
                return;
            output.Add(line);
            onLine?.Invoke(line);
        }

        var process = new Process { StartInfo = info };
        process.OutputDataReceived += Read;
        process.ErrorDataReceived += Read;
        try
        {
            process.Start();
        }
        catch
        {
            process.Dispose();
            output.Dispose();
            throw;
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ChildProcess(process, output);
    }

    /// <summary>Closes its standard input.</summary>
    public void CloseInput() => _process.StandardInput.Close();

    /// <summary>Ends it at once: SIGKILL.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Asks it to end (SIGTERM), and ends it when it has not by then.</summary>
    public async Task<int> StopAsync(TimeSpan grace)
    {
        if (!Exited.IsCompleted && !Signals.TryTerminate(Id))
            Kill();
        return await ExitedWithinAsync(grace);
    }

    /// <summary>Waits until it has ended by itself, and kills it when it has not by then.</summary>
    public async Task<int> ExitedWithinAsync(TimeSpan grace)
    {
        try
        {
            return await Exited.WaitAsync(grace);
        }
        catch (TimeoutException)
        {
            Kill();
            return await Exited;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!Exited.IsCompleted)
            Kill();
        await Exited;
        Output.Dispose();
        _process.Dispose();
    }

    private async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }
}
