using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ServerlessBlog.Tests.Support.Mail;

/// <summary>A mail server (SMTP, RFC 5321) on a free loopback port that keeps what it is given, or refuses it.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<ReceivedMail> _mails = new();
    private readonly Task _accepting;

    private SmtpSink()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public static string Host => "127.0.0.1";

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What came so far, in order.</summary>
    public IReadOnlyList<ReceivedMail> Mails => [.. _mails];

    /// <summary>What it answers to the text of a mail; empty hangs up instead.</summary>
    public string Answer { get; set; } = "250 OK";

    public static SmtpSink Start() => new();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        try
        {
            await writer.WriteLineAsync("220 sink");
            var mail = new ReceivedMail("", [], "");
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                var command = line.Split(' ', ':')[0].ToUpperInvariant();
                switch (command)
                {
                    case "MAIL":
                        mail = new ReceivedMail(line, [], "");
                        await writer.WriteLineAsync("250 OK");
                        break;
                    case "RCPT":
                        mail = mail with { Recipients = [.. mail.Recipients, line] };
                        await writer.WriteLineAsync("250 OK");
                        break;
                    case "DATA":
                        await writer.WriteLineAsync("354 go on");
                        mail = mail with { Content = await ReadContentAsync(reader) };
                        if (Answer.Length == 0)
                            return;
                        if (Answer.StartsWith('2'))
                            _mails.Enqueue(mail);
                        await writer.WriteLineAsync(Answer);
                        break;
                    case "QUIT":
                        await writer.WriteLineAsync("221 bye");
                        return;
                    default:
                        await writer.WriteLineAsync("250 OK");
                        break;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The other side hung up, or the test is over.
        }
    }

    private async Task<string> ReadContentAsync(StreamReader reader)
    {
        var content = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
            content.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append('\n');
        return content.ToString();
    }
}

/// <summary>A mail as the server saw it.</summary>
public sealed record ReceivedMail(string Sender, IReadOnlyList<string> Recipients, string Content)
{
    /// <summary>Its header fields with the lines that they go on in.</summary>
    public string Head => Content[..Content.IndexOf("\n\n", StringComparison.Ordinal)];

    /// <summary>Its text, which is sent as Base64.</summary>
    public string Text => Encoding.UTF8.GetString(Convert.FromBase64String(Content[(Content.IndexOf("\n\n", StringComparison.Ordinal) + 2)..])).ReplaceLineEndings("\n");
}
