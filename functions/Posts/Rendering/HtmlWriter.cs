using System.Text;

namespace ServerlessBlog.Posts.Rendering;

/// <summary>Writes HTML in one form only: lower-case names, quoted attributes, every special character escaped.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _html = new();
    private bool _atStartOfPre;

    public void Open(string name, IReadOnlyList<(string Name, string Value)> attributes)
    {
        _html.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            _html.Append(' ').Append(attribute).Append("=\"");
            Escape(value, inAttribute: true);
            _html.Append('"');
        }

        _html.Append('>');
        _atStartOfPre = string.Equals(name, "pre", StringComparison.Ordinal);
    }

    public void Close(string name)
    {
        _html.Append("</").Append(name).Append('>');
        _atStartOfPre = false;
    }

    public void Text(string text)
    {
        if (text.Length == 0)
            return;

        // Parsers drop a line feed that follows <pre>; one more keeps it.
        if (_atStartOfPre && text[0] == '\n')
            _html.Append('\n');
        _atStartOfPre = false;
        Escape(text, inAttribute: false);
    }

    public override string ToString() => _html.ToString();

    private void Escape(string text, bool inAttribute)
    {
        foreach (var c in text)
        {
            switch (c)
            {
                case '&':
                    _html.Append("&amp;");
                    break;
                case '<':
                    _html.Append("&lt;");
                    break;
                case '>':
                    _html.Append("&gt;");
                    break;
                case '"' when inAttribute:
                    _html.Append("&quot;");
                    break;
                default:
                    _html.Append(c);
                    break;
            }
        }
    }
}
