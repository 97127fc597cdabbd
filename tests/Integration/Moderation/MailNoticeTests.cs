using Newtonsoft.Json.Linq;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Mail;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Moderation;

/// <summary>Notices by mail.</summary>
public sealed class MailNoticeTests
{
    [Fact]
    public async Task Mail_goes_by_SMTP_with_nothing_of_the_commenter_in_its_head()
    {
        await using var sink = SmtpSink.Start();
        await using var lab = await ModerationLab.StartAsync(
            ("Moderation__Notify__Mail__To", "me@example.com"), ("Moderation__Notify__Mail__From", "blog@example.com"), ("Moderation__Notify__Smtp__Host", SmtpSink.Host),
            ("Moderation__Notify__Smtp__Port", sink.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Moderation__Notify__Smtp__StartTls", "false"));
        sink.Answer = "451 later";
        await lab.ReceiveAsync(await lab.CommentAsync("一つ目\r\n.\r\nMAIL FROM:<x>", name: "ハル\r\nBcc: all@example.com", email: "haru@example.com"));
        await lab.DeliverAsync(TimeSpan.FromSeconds(30));
        sink.Mails.ShouldBeEmpty();
        sink.Answer = "250 OK";
        await lab.DeliverAsync(TimeSpan.FromMinutes(2));

        var mail = sink.Mails.ShouldHaveSingleItem();
        mail.Sender.ShouldStartWith("MAIL FROM:<blog@example.com>");
        mail.Recipients.ShouldBe(["RCPT TO:<me@example.com>"]);
        mail.Head.ShouldNotContain("Bcc", Case.Insensitive);
        mail.Head.ShouldContain("Message-ID: <notice-", Case.Insensitive);
        mail.Head.ShouldContain("Auto-Submitted: auto-generated");
        mail.Text.ShouldContain("ハル Bcc: all@\u200Bexample.com さん");
        mail.Text.ShouldContain("一つ目 . MAIL FROM:<x>");
        mail.Text.ShouldNotContain("haru@");
        mail.Text.Split("https://blog.example/desk/links/").Length.ShouldBe(3, "two links");
    }

    [Fact]
    public async Task Mail_goes_by_SendGrid_when_there_is_a_key()
    {
        await using var api = await LocalServer.StartAsync(http =>
        {
            http.Response.StatusCode = 202;
            return Task.CompletedTask;
        });
        await using var lab = await ModerationLab.StartAsync(
            ("Outbound__AllowPrivate", api.Authority), ("Moderation__Notify__Mail__To", "me@example.com"), ("Moderation__Notify__Mail__From", "blog@example.com"),
            ("Moderation__Notify__SendGrid__Key", "SG.secret"), ("Moderation__Notify__SendGrid__Endpoint", new Uri(api.Url, "v3/mail/send").AbsoluteUri));
        await lab.ReceiveAsync(await lab.CommentAsync("一つ目"));
        await lab.DeliverAsync(TimeSpan.FromMinutes(1));

        var request = api.Requests.ShouldHaveSingleItem();
        request.Headers["Authorization"].ShouldBe("Bearer SG.secret");
        var mail = JObject.Parse(request.Body);
        ((string)mail["personalizations"]![0]!["to"]![0]!["email"]!).ShouldBe("me@example.com");
        ((string)mail["from"]!["email"]!).ShouldBe("blog@example.com");
        ((string)mail["subject"]!).ShouldBe("[ためしのブログ] 承認待ち: 1件");
        ((string)mail["content"]![0]!["type"]!).ShouldBe("text/plain");
        ((bool)mail["tracking_settings"]!["click_tracking"]!["enable"]!).ShouldBeFalse();
    }
}
