using System.Text;
using ServerlessBlog.Platform;
using ServerlessBlog.Syndication.Statuses.Archives;
using ServerlessBlog.Syndication.Statuses.Gathering;
using ServerlessBlog.Syndication.Statuses.Pasted;

namespace ServerlessBlog.Syndication.Statuses.Api;

/// <summary>Gathers what one request asks for, from one file or several parts of an archive.</summary>
public sealed class StatusGathering(StatusRequest request, BlogClock clock)
{
    /// <summary>The most UTF-16 units of pasted text.</summary>
    public const int MaxText = 1024 * 1024;

    private readonly StatusCollector _collector = new(request.Selection, clock);
    private readonly StringBuilder _text = new();

    /// <summary>Reads a file to its end.</summary>
    /// <exception cref="ArchiveException">It is not what the request says; the message says why.</exception>
    public async Task ReadAsync(TextReader file, CancellationToken cancellationToken)
    {
        switch (request.Source)
        {
            case StatusSource.X:
                await foreach (var found in XArchive.ReadAsync(file, request.Account, cancellationToken))
                    _collector.Add(found);
                break;
            case StatusSource.Mastodon:
                await foreach (var found in MastodonOutbox.ReadAsync(file, cancellationToken))
                    _collector.Add(found);
                break;
            default:
                await AppendAsync(file, cancellationToken);
                break;
        }
    }

    /// <summary>What was gathered.</summary>
    public Gathered Finish() => request.Source == StatusSource.Text ? PastedText.Read(_text.ToString(), request.Selection, clock) : _collector.Finish();

    private async Task AppendAsync(TextReader file, CancellationToken cancellationToken)
    {
        var chunk = new char[4096];
        try
        {
            int read;
            while ((read = await file.ReadAsync(chunk, cancellationToken)) > 0)
            {
                if (_text.Length + read > MaxText)
                    throw new ArchiveException("The text is longer than a million characters; send it in parts.");
                _text.Append(chunk, 0, read);
            }
        }
        catch (DecoderFallbackException exception)
        {
            throw new ArchiveException("The text is not in UTF-8; save it as UTF-8 and send it again.", exception);
        }

        _text.Append("\n\n");
    }
}
