using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using ServerlessBlog.Local.Processes;
using ServerlessBlog.Tests.Support.Blog;

namespace ServerlessBlog.Bench;

/// <summary>From the start of the process to the last byte of its first answer, against the smallest app of the templates, published the same way, whose answer needs no storage.</summary>
internal static class StartUp
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task MeasureAsync(Lab lab, Effort effort, Report report)
    {
        foreach (var (what, asHandler) in new[] { ("standalone", false), ("as custom handler", true) })
        {
            await Console.Error.WriteLineAsync($"start-up, {what} ...");
            List<double> ours = [], theirs = [];
            for (var i = 0; i <= effort.Starts; i++)
            {
                var port = TestBlog.FreePort();
                var (app, appEnvironment) = lab.App(port, asHandler);
                var ourTime = await TimeAsync(app, appEnvironment, port, Lab.Page);
                port = TestBlog.FreePort();
                var (baseline, baselineEnvironment) = lab.Baseline(port);
                var theirTime = await TimeAsync(baseline, baselineEnvironment, port, "/");
                if (i == 0)
                    // It reads the files from disk.
                    continue;
                ours.Add(ourTime.TotalMilliseconds);
                theirs.Add(theirTime.TotalMilliseconds);
            }

            report.Add(
                $"process start to the first permalink page, {what}",
                Report.Milliseconds(TimeSpan.FromMilliseconds(Report.Median(ours))), Report.Milliseconds(TimeSpan.FromMilliseconds(Report.Median(theirs))),
                Report.Median(ours.Zip(theirs, (one, other) => one / other)), 2.5, atLeast: false);
        }
    }

    private static async Task<TimeSpan> TimeAsync(string executable, Dictionary<string, string?> environment, int port, string path)
    {
        var started = Stopwatch.GetTimestamp();
        await using var process = ChildProcess.Start(executable, [], Path.GetDirectoryName(executable), environment);
        using var socket = await ConnectAsync(process, port, started);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"));
        var answer = new byte[256 * 1024];
        int length = 0, read;
        while ((read = await socket.ReceiveAsync(answer.AsMemory(length))) > 0)
            length += read;
        var time = Stopwatch.GetElapsedTime(started);
        if (!Encoding.ASCII.GetString(answer, 0, length).StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
            throw new InvalidOperationException($"{executable} answered {path} with:\n{Encoding.UTF8.GetString(answer, 0, length)}");
        process.Kill();
        return time;
    }

    private static async Task<Socket> ConnectAsync(ChildProcess process, int port, long started)
    {
        while (true)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(System.Net.IPAddress.Loopback, port);
                return socket;
            }
            catch (SocketException notYet)
            {
                socket.Dispose();
                if (process.Exited.IsCompleted || Stopwatch.GetElapsedTime(started) > Limit)
                    throw new InvalidOperationException($"It did not start:\n{process.Output}", notYet);
                await Task.Delay(1);
            }
        }
    }
}
