namespace ServerlessBlog.Moderation.Notices;

/// <summary>How the author is told of what waits: the settings <c>Moderation__Notify__*</c>. Without any, nothing is sent.</summary>
public sealed class NotifyOptions
{
    /// <summary>The least time between two notices in minutes, 1 to 10,080 (a week).</summary>
    public int Every { get; set; } = 60;

    public WebhookOptions Webhook { get; } = new();

    public MailOptions Mail { get; } = new();

    public SmtpOptions Smtp { get; } = new();

    public SendGridOptions SendGrid { get; } = new();

    /// <summary>Whether there is a way to tell the author anything.</summary>
    public bool IsOn => Webhook.Url.Length > 0 || Mail.To.Length > 0;
}

/// <summary>A chat's incoming webhook.</summary>
public sealed class WebhookOptions
{
    /// <summary>The http or https URL that the chat gave; it is a secret. Empty for none.</summary>
    public string Url { get; set; } = "";

    /// <summary>Whose JSON it takes: <c>slack</c>, <c>discord</c> or <c>teams</c>.</summary>
    public string Kind { get; set; } = "slack";
}

/// <summary>From whom to whom notices are mailed, by SMTP or SendGrid.</summary>
public sealed class MailOptions
{
    /// <summary>The author's e-mail address; empty for no mail.</summary>
    public string To { get; set; } = "";

    /// <summary>The address that the mail comes from.</summary>
    public string From { get; set; } = "";
}

/// <summary>A mail server that takes mail from the blog.</summary>
public sealed class SmtpOptions
{
    /// <summary>The server's name; empty for none.</summary>
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    /// <summary>Whether the connection must be encrypted by STARTTLS (RFC 3207) before anything is said on it.</summary>
    public bool StartTls { get; set; } = true;

    /// <summary>The name to sign in with; empty for none.</summary>
    public string User { get; set; } = "";

    public string Password { get; set; } = "";
}

/// <summary>SendGrid's HTTP API, version 3.</summary>
public sealed class SendGridOptions
{
    /// <summary>The API key; empty turns it off.</summary>
    public string Key { get; set; } = "";

    /// <summary>Where mail is handed in.</summary>
    public string Endpoint { get; set; } = "https://api.sendgrid.com/v3/mail/send";
}
