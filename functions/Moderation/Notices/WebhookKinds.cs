namespace ServerlessBlog.Moderation.Notices;

/// <summary>The chats whose incoming webhooks are known, as <c>Moderation__Notify__Webhook__Kind</c> names them.</summary>
public static class WebhookKinds
{
    public const string Slack = "slack";
    public const string Discord = "discord";
    public const string Teams = "teams";

    public static bool IsKnown(string kind) => Is(kind, Slack) || Is(kind, Discord) || Is(kind, Teams);

    /// <summary>Whether <paramref name="kind"/> as it was set means <paramref name="known"/>.</summary>
    public static bool Is(string kind, string known) => kind.Equals(known, StringComparison.OrdinalIgnoreCase);
}
