using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ServerlessBlog.Syndication.Statuses.Archives;

/// <summary>Reads the JSON of an archive's file piece by piece; no more than one status is in memory at a time.</summary>
internal sealed class ArchiveJson : IDisposable
{
    private const int MaxDepth = 32;

    private readonly ArchiveText _text;
    private readonly JsonTextReader _json;

    public ArchiveJson(TextReader file)
    {
        _text = new ArchiveText(file);
        _json = new JsonTextReader(_text) { DateParseHandling = DateParseHandling.None, MaxDepth = MaxDepth };
    }

    /// <summary>See <see cref="ArchiveText.Variable"/>; known after the first token is read.</summary>
    public string Variable => _text.Variable;

    public JsonToken Token => _json.TokenType;

    /// <summary>The name of a member, where the reader stands at one.</summary>
    public string Name => _json.Value as string ?? "";

    public void Dispose()
    {
        _json.Close();
        _text.Dispose();
    }

    /// <summary>Goes on to the next token; false at the end of the file.</summary>
    /// <exception cref="ArchiveException">There is no valid JSON; the message says where.</exception>
    public Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        _text.BeginPiece();
        return ReadAsync(() => _json.ReadAsync(cancellationToken));
    }

    /// <summary>The value that the reader stands at, or, at a name, the value of that name.</summary>
    /// <exception cref="ArchiveException">There is no valid JSON; the message says where.</exception>
    public async Task<JToken> ValueAsync(CancellationToken cancellationToken)
    {
        if (Token == JsonToken.PropertyName)
            await ReadAsync(cancellationToken);
        return await ReadAsync(() => JToken.LoadAsync(_json, cancellationToken));
    }

    /// <summary>The values of the array that the reader stands at, one at a time.</summary>
    /// <exception cref="ArchiveException">There is no valid JSON; the message says where.</exception>
    public async IAsyncEnumerable<JToken> ItemsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await ReadAsync(cancellationToken) && Token != JsonToken.EndArray)
            yield return await ValueAsync(cancellationToken);
        RequireEnd(JsonToken.EndArray);
    }

    /// <summary>Makes sure that the reader has come to the end of a list or an object, and not to that of the file.</summary>
    /// <exception cref="ArchiveException">The file ends too early.</exception>
    public void RequireEnd(JsonToken end)
    {
        if (Token != end)
            throw new ArchiveException($"The file breaks off at {Place(_json.LineNumber, _json.LinePosition)}; send it whole, as it is in the archive.");
    }

    /// <summary>Makes sure that nothing comes after the value that was read.</summary>
    /// <exception cref="ArchiveException">Something does, or the file ends within the value.</exception>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        while (await ReadAsync(cancellationToken))
        {
            // The reader itself refuses a second value; what it lets pass are comments.
        }
    }

    private static async Task<T> ReadAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (JsonReaderException exception)
        {
            throw new ArchiveException($"The file cannot be read at {Place(exception.LineNumber, exception.LinePosition)}; send it whole, as it is in the archive.", exception);
        }
        catch (DecoderFallbackException exception)
        {
            throw new ArchiveException("The file is not in UTF-8; send it as it is in the archive.", exception);
        }
    }

    // The reader counts lines from one and characters from nought.
    private static string Place(int line, int character) => string.Create(CultureInfo.InvariantCulture, $"line {line}, character {character + 1}");
}
