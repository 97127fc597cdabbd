using System.Net.Mail;
using Microsoft.Extensions.Options;
using ServerlessBlog.Moderation.Notices;
using ServerlessBlog.Platform.Text;

namespace ServerlessBlog.Moderation.Judge;

/// <summary>Stops the start with a sentence that names the setting when one of <c>Moderation__*</c> is wrong.</summary>
public sealed class ModerationOptionsValidator : IValidateOptions<ModerationOptions>
{
    public ValidateOptionsResult Validate(string? name, ModerationOptions options)
    {
        List<string> failures = [];
        Check(options.PurgeAfterDays is >= 1 and <= 3650, "Moderation__PurgeAfterDays must be a number of days from 1 to 3650.");
        Check(BlockList.TryWords(options.BlockedWords, out _), "Moderation__BlockedWords must be a comma list of at most 1000 words with at most 100 characters each.");
        Check(BlockList.TryDomains(options.BlockedDomains, out _), "Moderation__BlockedDomains must be a comma list of at most 1000 domains such as spam.example.");
        Check(IsHttp(options.Akismet.Endpoint), "Moderation__Akismet__Endpoint must be an http or https URL such as https://rest.akismet.com/1.1/.");
        CheckNotify(options.Notify, Check);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Check(bool holds, string sentence)
        {
            if (!holds)
                failures.Add(sentence);
        }
    }

    private static void CheckNotify(NotifyOptions notify, Action<bool, string> check)
    {
        check(notify.Every is >= 1 and <= 10_080, "Moderation__Notify__Every must be a number of minutes from 1 to 10080.");
        check(notify.Webhook.Url.Length == 0 || IsHttp(notify.Webhook.Url), "Moderation__Notify__Webhook__Url must be the http or https URL of an incoming webhook.");
        check(WebhookKinds.IsKnown(notify.Webhook.Kind), "Moderation__Notify__Webhook__Kind must be slack, discord or teams.");
        check(notify.Smtp.Port is >= 1 and <= 65_535, "Moderation__Notify__Smtp__Port must be a port from 1 to 65535.");
        check(IsHttp(notify.SendGrid.Endpoint), "Moderation__Notify__SendGrid__Endpoint must be an http or https URL.");
        if (notify.Mail.To.Length == 0)
            return;
        check(IsAddress(notify.Mail.To), "Moderation__Notify__Mail__To must be one e-mail address.");
        check(IsAddress(notify.Mail.From), "Moderation__Notify__Mail__From must be one e-mail address.");
        check(notify.Smtp.Host.Length > 0 || notify.SendGrid.Key.Length > 0, "Set Moderation__Notify__Smtp__Host or Moderation__Notify__SendGrid__Key, so that mail to Moderation__Notify__Mail__To can be sent.");
    }

    private static bool IsHttp(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);

    private static bool IsAddress(string text) =>
        !Characters.HasControl(text) && MailAddress.TryCreate(text, out var address) && address.Address == text;
}
