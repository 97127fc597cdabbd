namespace ServerlessBlog.Syndication.Statuses.Archives;

/// <summary>
/// The JSON in the file of an archive. The assignment before it (<c>window.YTD.tweets.part0 =</c>) reads as blanks, so that
/// lines and columns are those of the file; and what stands for one status is bounded, so that memory is.
/// </summary>
internal sealed class ArchiveText(TextReader file) : TextReader
{
    /// <summary>The most characters of JSON that one status may have; real ones have a few thousand.</summary>
    public const int MaxPiece = 256 * 1024;

    private const int MaxHead = 200;

    private string _head = "";
    private bool _isJson;
    private int _piece;

    /// <summary>What stands before the equals sign; empty where the file is nothing but JSON.</summary>
    public string Variable { get; private set; } = "";

    /// <summary>The next status begins.</summary>
    public void BeginPiece() => _piece = 0;

    public override async Task<int> ReadAsync(char[] buffer, int index, int count)
    {
        var read = await file.ReadAsync(buffer.AsMemory(index, count));
        _piece += read;
        if (_piece > MaxPiece)
            throw new ArchiveException("One status in the file is longer than any network allows; send the file as it is in the archive.");
        if (!_isJson)
            SkipHead(buffer.AsSpan(index, read));
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();
        base.Dispose(disposing);
    }

    private void SkipHead(Span<char> text)
    {
        for (var i = 0; i < text.Length && !_isJson; i++)
        {
            _isJson = text[i] is '=' or '[' or '{';
            if (text[i] == '=')
                Variable = _head.Trim();
            else if (!_isJson && text[i] != '\uFEFF')
                _head += text[i];
            if (_head.Length > MaxHead || (_isJson && text[i] != '=' && !string.IsNullOrWhiteSpace(_head)))
                throw new ArchiveException("This is no file of an archive: it begins neither with JSON nor with window.YTD.");
            if (text[i] is not ('[' or '{' or '\n'))
                text[i] = ' ';
        }
    }
}
