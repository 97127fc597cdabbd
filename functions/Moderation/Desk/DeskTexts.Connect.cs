namespace ServerlessBlog.Moderation.Desk;

/// <content>The words of giving access to an account on a network.</content>
public sealed partial class DeskTexts
{
    public string ConnectedNow => Text();

    public string NotConnectedNow => Text();

    public string ConnectStopped => Text();

    public string ConnectHint => Text();

    public string ConnectSetup => Text();

    public string ConnectButton => Text();

    public string ConnectAgain => Text();

    public string ConfirmHint => Text();

    public string ConfirmButton => Text();

    public string ConnectTitle(string channel) => Fill(Text(), channel);

    /// <summary>What came of it.</summary>
    public string ConnectResult(string result) => Text("Connect-" + result);
}
