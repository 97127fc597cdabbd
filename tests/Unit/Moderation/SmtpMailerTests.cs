using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ServerlessBlog.Moderation.Judge;
using ServerlessBlog.Moderation.Notices.Channels;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Tests.Support.Blog;
using ServerlessBlog.Tests.Support.Mail;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Moderation;

/// <summary>What is known of a mail when the mail server does not say yes.</summary>
public sealed class SmtpMailerTests
{
    [Theory]
    [InlineData("250 OK", Telling.Told)]
    [InlineData("451 later", Telling.Refused)]
    [InlineData("554 never", Telling.Refused)]
    [InlineData("", Telling.Unknown)]
    public async Task The_answer_to_its_text_decides_and_none_leaves_it_open(string answer, Telling telling)
    {
        await using var sink = SmtpSink.Start();
        sink.Answer = answer;
        (await SendAsync(sink.Port)).ShouldBe(telling);
    }

    [Fact]
    public async Task Without_a_server_it_was_certainly_not_taken() => (await SendAsync(TestBlog.FreePort())).ShouldBe(Telling.Refused);

    [Fact]
    public async Task A_server_without_STARTTLS_gets_nothing_when_it_is_asked_for()
    {
        await using var sink = SmtpSink.Start();
        (await SendAsync(sink.Port, startTls: true)).ShouldBe(Telling.Refused);
        sink.Mails.ShouldBeEmpty();
    }

    private static Task<Telling> SendAsync(int port, bool startTls = false)
    {
        var options = new ModerationOptions();
        (options.Notify.Mail.To, options.Notify.Mail.From) = ("me@example.com", "blog@example.com");
        (options.Notify.Smtp.Host, options.Notify.Smtp.Port, options.Notify.Smtp.StartTls) = (SmtpSink.Host, port, startTls);
        var mailer = new SmtpMailer(Options.Create(options), Options.Create(new BlogOptions { BaseUrl = "https://blog.example" }), TimeProvider.System, NullLogger<SmtpMailer>.Instance);
        return mailer.SendAsync("subject", "text", "id", default);
    }
}
