using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServerlessBlog.Moderation.Judge;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Moderation;

public sealed class ModerationOptionsTests
{
    [Fact]
    public void Without_settings_nothing_is_sent_anywhere_and_nobody_is_trusted()
    {
        var options = Read();
        options.TrustReturning.ShouldBeFalse();
        options.Akismet.IsOn.ShouldBeFalse();
        options.Notify.IsOn.ShouldBeFalse();
        options.PurgeAfterDays.ShouldBe(30);
        options.Notify.Every.ShouldBe(60);
    }

    [Fact]
    public void All_settings_are_read()
    {
        var options = Read(
            ("TrustReturning", "true"), ("BlockedWords", "casino,カジノ"), ("BlockedDomains", "spam.example, *.bad.example"), ("PurgeAfterDays", "7"),
            ("Akismet:Key", "k"), ("Akismet:Endpoint", "http://127.0.0.1:9/1.1/"), ("Akismet:IsTest", "true"),
            ("Notify:Every", "5"), ("Notify:Webhook:Url", "https://hooks.example/x"), ("Notify:Webhook:Kind", "Discord"),
            ("Notify:Mail:To", "me@example.com"), ("Notify:Mail:From", "blog@example.com"), ("Notify:Smtp:Host", "mail"), ("Notify:Smtp:Port", "25"), ("Notify:Smtp:StartTls", "false"),
            ("Notify:SendGrid:Key", "s"), ("Notify:SendGrid:Endpoint", "https://mail.example/send"));
        options.TrustReturning.ShouldBeTrue();
        options.Akismet.IsOn.ShouldBeTrue();
        options.Notify.IsOn.ShouldBeTrue();
        options.Notify.Smtp.Port.ShouldBe(25);
        options.Notify.Smtp.StartTls.ShouldBeFalse();
        new BlockList(Options.Create(options)).Domains.ShouldBe(["spam.example", "bad.example"]);
    }

    [Theory]
    [InlineData("PurgeAfterDays", "0", "Moderation__PurgeAfterDays")]
    [InlineData("BlockedDomains", "http://spam.example/", "Moderation__BlockedDomains")]
    [InlineData("Akismet:Endpoint", "rest.akismet.com", "Moderation__Akismet__Endpoint")]
    [InlineData("Notify:Every", "0", "Moderation__Notify__Every")]
    [InlineData("Notify:Webhook:Url", "hooks.example", "Moderation__Notify__Webhook__Url")]
    [InlineData("Notify:Webhook:Kind", "irc", "Moderation__Notify__Webhook__Kind")]
    [InlineData("Notify:Smtp:Port", "0", "Moderation__Notify__Smtp__Port")]
    [InlineData("Notify:SendGrid:Endpoint", "ftp://x", "Moderation__Notify__SendGrid__Endpoint")]
    [InlineData("Notify:Mail:To", "me@example.com\r\nBcc: all@example.com", "Moderation__Notify__Mail__To")]
    [InlineData("Notify:Mail:To", "nobody", "Moderation__Notify__Mail__To")]
    [InlineData("Notify:Mail:To", "me@example.com", "Moderation__Notify__Mail__From")]
    public void A_wrong_setting_is_named(string name, string value, string named) =>
        Should.Throw<OptionsValidationException>(() => Read((name, value))).Failures.ShouldContain(failure => failure.Contains(named, StringComparison.Ordinal));

    [Fact]
    public void Too_long_a_word_or_too_many_are_refused()
    {
        Should.Throw<OptionsValidationException>(() => Read(("BlockedWords", new string('a', 101))));
        Should.Throw<OptionsValidationException>(() => Read(("BlockedWords", string.Join(',', Enumerable.Range(0, 1001)))));
    }

    [Theory]
    [InlineData("spam.example", "spam.example")]
    [InlineData("WWW.Spam.Example.", "spam.example")]
    [InlineData("スパム.example", "xn--zck5b2b.example")]
    [InlineData("www.", null)]
    [InlineData("", null)]
    [InlineData("a/b", null)]
    [InlineData("user@host", null)]
    [InlineData("a b", null)]
    public void Hosts_have_one_spelling(string text, string? host)
    {
        var isHost = Hosts.TryNormalise(text, out var read);
        (isHost && read != "www" ? read : null).ShouldBe(host);
    }

    private static ModerationOptions Read(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>("Moderation:" + setting.Name, setting.Value))).Build();
        using var services = new ServiceCollection().AddModerationJudge(configuration).BuildServiceProvider();
        return services.GetRequiredService<IOptions<ModerationOptions>>().Value;
    }
}
