using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ServerlessBlog.Moderation.Judge;
using ServerlessBlog.Platform.Options;

namespace ServerlessBlog.Moderation.Notices.Channels;

/// <summary>Hands mail to the author's mail server (SMTP, RFC 5321). The host is the author's own setting, so it may be a private one.</summary>
public sealed partial class SmtpMailer(IOptions<ModerationOptions> options, IOptions<BlogOptions> blog, TimeProvider time, ILogger<SmtpMailer> logger)
{
    /// <summary>Sends one mail to the author. <paramref name="id"/> becomes its Message-ID, by which a mailbox knows it again.</summary>
    public async Task<Telling> SendAsync(string subject, string body, string id, CancellationToken cancellationToken)
    {
        var settings = options.Value.Notify;
        using var client = new SmtpClient(settings.Smtp.Host, settings.Smtp.Port) { EnableSsl = settings.Smtp.StartTls };
        if (settings.Smtp.User.Length > 0)
            client.Credentials = new NetworkCredential(settings.Smtp.User, settings.Smtp.Password);
        using var mail = Mail(settings.Mail, subject, body, id);
        using var limit = new CancellationTokenSource(TellingLimits.Time, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await client.SendMailAsync(mail, both.Token);
            return Telling.Told;
        }
        catch (SmtpException exception)
        {
            LogRefused(logger, exception.StatusCode);
            return IsCertain(exception) ? Telling.Refused : Telling.Unknown;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogLate(logger);
            return Telling.Unknown;
        }
    }

    private MailMessage Mail(MailOptions addresses, string subject, string body, string id)
    {
        var mail = new MailMessage(addresses.From, addresses.To)
        {
            Subject = subject,
            SubjectEncoding = Encoding.UTF8,
            Body = body,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.Base64,
        };
        mail.Headers.Add("Message-ID", $"<notice-{id}@{new Uri(blog.Value.BaseUrl).IdnHost}>");
        // RFC 3834: nobody's holiday answer is wanted.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }

    // The server said so, it had no STARTTLS, or there was no connection to one. A connection that broke says nothing.
    private static bool IsCertain(SmtpException exception) =>
        exception.StatusCode is not SmtpStatusCode.GeneralFailure || exception.InnerException is null or SocketException or AuthenticationException;

    [LoggerMessage(EventId = 4323, Level = LogLevel.Warning, Message = "The mail server did not take a notice: {Status}")]
    private static partial void LogRefused(ILogger logger, SmtpStatusCode status);

    [LoggerMessage(EventId = 4324, Level = LogLevel.Warning, Message = "The mail server did not answer in time")]
    private static partial void LogLate(ILogger logger);
}
