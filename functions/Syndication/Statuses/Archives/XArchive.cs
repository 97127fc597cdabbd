using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using ServerlessBlog.Syndication.Statuses.Gathering;

namespace ServerlessBlog.Syndication.Statuses.Archives;

/// <summary>
/// The file <c>tweets.js</c> of an archive from X (<c>tweet.js</c> in older ones, <c>tweets-part1.js</c> where there is more than
/// one): a list of tweets, assigned to a variable.
/// </summary>
public static partial class XArchive
{
    /// <summary>What the file holds, in its order.</summary>
    /// <param name="file">The file; read to its end.</param>
    /// <param name="account">The author's name on X, without @; null where it is not known.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArchiveException">It is no such file; the message says why.</exception>
    public static async IAsyncEnumerable<FoundStatus> ReadAsync(TextReader file, string? account, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var json = new ArchiveJson(file);
        var isThere = await json.ReadAsync(cancellationToken);
        if (json.Variable is { Length: > 0 } variable && !Variable().IsMatch(variable))
            throw new ArchiveException("This is another file of the archive; send data/tweets.js, which begins with window.YTD.tweets.part0.");
        if (!isThere || json.Token != JsonToken.StartArray)
            throw new ArchiveException("This is no list of tweets; send data/tweets.js of the archive as it is.");
        await foreach (var item in json.ItemsAsync(cancellationToken))
            yield return XTweet.Read(item, account);
        await json.EndAsync(cancellationToken);
    }

    [GeneratedRegex(@"^window\.YTD\.tweets?\.part[0-9]+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}
