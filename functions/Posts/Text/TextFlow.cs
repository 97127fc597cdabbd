using System.Text;

namespace ServerlessBlog.Posts.Text;

/// <summary>Puts text together as a page shows it: white space collapses, breaks wait until something follows them.</summary>
internal sealed class TextFlow
{
    private readonly StringBuilder _text = new();
    private int _breaks;
    private int _preformatted;
    private bool _space;
    private bool _brokenSpace;
    private bool _separate;
    private Rune _last;

    public void Break(int lines) => _breaks = Math.Max(_breaks, lines);

    public void LineBreak() => _breaks = Math.Min(_breaks + 1, 2);

    public void EnterPreformatted() => _preformatted++;

    public void LeavePreformatted()
    {
        _preformatted--;
        while (_text.Length > 0 && _text[^1] == '\n')
            _text.Length--;
    }

    /// <summary>A space that stays, whatever the script: between the cells of a row.</summary>
    public void Separate() => _separate = true;

    public void Write(string data)
    {
        if (_preformatted > 0)
        {
            WritePreformatted(data);
            return;
        }

        foreach (var rune in data.EnumerateRunes())
        {
            if (rune.Value is ' ' or '\t' or '\n' or '\f' or '\r')
            {
                _space = true;
                _brokenSpace |= rune.Value == '\n';
                continue;
            }

            FlushBreaks(rune);
            _text.Append(rune);
            _last = rune;
        }
    }

    public override string ToString() => _text.ToString().TrimEnd();

    private void WritePreformatted(string data)
    {
        if (data.Length == 0)
            return;
        FlushBreaks(Rune.TryGetRuneAt(data, 0, out var first) ? first : Rune.ReplacementChar);
        _text.Append(data);
        _last = new Rune(' ');
    }

    private void FlushBreaks(Rune next)
    {
        if (_text.Length > 0 && _breaks > 0)
            _text.Append('\n', _breaks);
        else if (_text.Length > 0 && (_separate || (_space && !(_brokenSpace && Cjk.JoinsWithoutSpace(_last, next)))))
            _text.Append(' ');
        _breaks = 0;
        _space = _brokenSpace = _separate = false;
    }
}
