using ServerlessBlog.Platform.Text;

namespace ServerlessBlog.Syndication.Sending;

/// <summary>The words by which the author is told that a channel is stopped, from <c>Syndication/Texts/*.resx</c>.</summary>
public sealed class StopTexts(string language) : TextTable("SyndicationTexts", language)
{
    public string Subject(string channel) => Fill(Text(), channel);

    public string Text(ChannelStop stop) => Text(stop.ToString());
}
