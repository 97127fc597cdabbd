namespace ServerlessBlog.Syndication.Channels.Contract;

/// <summary>What a channel is to say.</summary>
/// <param name="Text">The author's words. Nobody changes or cuts them.</param>
/// <param name="Link">The permalink, where it is to go along; null where not, or where the text has it already.</param>
/// <param name="Title">The post's title.</param>
/// <param name="Excerpt">The post's excerpt; may be empty.</param>
/// <param name="Language">The language of the text, a BCP 47 tag.</param>
/// <param name="Visibility">One of the channel's visibilities; null for its own default.</param>
public sealed record ChannelMessage(string Text, string? Link, string Title, string Excerpt, string Language, string? Visibility);

/// <summary>One attempt to send a message.</summary>
/// <param name="Message">What to say.</param>
/// <param name="Slug">The post that it announces.</param>
/// <param name="PostUrl">The post's permalink, whether or not it goes along.</param>
/// <param name="Key">
/// Names the message towards the network, the same in each attempt: 13 characters that sort by time (a timestamp identifier
/// of the AT protocol).
/// </param>
/// <param name="Attempt">Counts the attempts, from 1.</param>
/// <param name="FirstAttemptAt">When the first one began; the time that the message bears where the network asks for one.</param>
public sealed record Dispatch(ChannelMessage Message, string Slug, string PostUrl, string Key, int Attempt, DateTimeOffset FirstAttemptAt);
