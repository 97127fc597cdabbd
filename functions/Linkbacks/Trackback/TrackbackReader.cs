using ServerlessBlog.Linkbacks.Charsets;

namespace ServerlessBlog.Linkbacks.Trackback;

/// <summary>
/// Reads the form of a ping (TrackBack 1.2, "Sending a TrackBack Ping"). The specification has the charset in the
/// Content-Type; Japanese blogs put it into a field <c>charset</c>, and many say nothing or something wrong.
/// </summary>
public static class TrackbackReader
{
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly string[] Texts = ["title", "excerpt", "blog_name"];

    /// <exception cref="TrackbackException">It is no ping; the message says why.</exception>
    public static TrackbackPing Read(ReadOnlySpan<byte> body, string? contentType)
    {
        // Old senders leave it out; another form would have been read as no fields at all.
        if (!string.IsNullOrEmpty(contentType) && CharsetLabels.MediaType(contentType) != Form)
            throw new TrackbackException($"Send the ping as {Form}.");
        var form = FormBytes.Parse(body);
        if (form["url"].IsEmpty)
            throw new TrackbackException("The field url is missing; send the permalink of the page that links here.");
        if (!LinkbackUrl.TryParse(TextCharsets.Decode(TextCharsets.Utf8, form["url"]), out var url))
            throw new TrackbackException($"The field url must be an absolute http or https URL of at most {LinkbackUrl.MaxLength} characters.");

        var labels = new[] { CharsetLabels.OfContentType(contentType), System.Text.Encoding.Latin1.GetString(form["charset"]) };
        if (Array.Exists(labels, TextCharsets.IsUtf7))
            throw new TrackbackException("UTF-7 is not read; send UTF-8.");
        var values = Decode(form, labels);
        return new TrackbackPing(url, LinkbackText.Title(values[0]), LinkbackText.Excerpt(values[1]), LinkbackText.Name(values[2]));
    }

    // All fields are in one charset: together they tell more.
    private static string[] Decode(FormBytes form, string?[] labels)
    {
        List<byte> all = [];
        foreach (var name in Texts)
        {
            all.AddRange(form[name]);
            all.Add((byte)'\n');
        }

        if (CharsetGuess.Of(all.ToArray(), labels) is not { } encoding)
            throw new TrackbackException("The charset of the ping cannot be told; send UTF-8.");
        var lenient = TextCharsets.Lenient(encoding);
        // What was cut in the middle of a character ends in something that is none.
        return [.. Texts.Select(name => lenient.GetString(form[name]).Replace("\uFFFD", "", StringComparison.Ordinal))];
    }
}
