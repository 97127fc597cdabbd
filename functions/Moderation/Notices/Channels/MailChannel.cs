using Microsoft.Extensions.Options;
using ServerlessBlog.Moderation.Judge;
using ServerlessBlog.Platform.Options;

namespace ServerlessBlog.Moderation.Notices.Channels;

/// <summary>Tells the author by mail: through SendGrid when there is a key for it, else through the mail server.</summary>
public sealed class MailChannel(IOptions<ModerationOptions> options, IOptions<BlogOptions> blog, SmtpMailer smtp, SendGridMailer sendGrid) : INoticeChannel
{
    private readonly NotifyOptions _notify = options.Value.Notify;
    private readonly NoticeTexts _texts = NoticeTexts.For(blog.Value.Language);

    public string Name => "mail";

    public bool IsOn => _notify.Mail.To.Length > 0;

    public Task<Telling> TellAsync(Digest digest, string id, CancellationToken cancellationToken) =>
        SendAsync(MailText.Subject(digest, _texts, blog.Value.Title), MailText.Body(digest, _texts), id, cancellationToken);

    public Task<Telling> TellAsync(Alert alert, string id, CancellationToken cancellationToken) =>
        SendAsync(MailText.Subject(alert, blog.Value.Title), MailText.Body(alert, _texts), id, cancellationToken);

    private Task<Telling> SendAsync(string subject, string body, string id, CancellationToken cancellationToken) => _notify.SendGrid.Key.Length > 0
        ? sendGrid.SendAsync(subject, body, cancellationToken)
        : smtp.SendAsync(subject, body, id, cancellationToken);
}
