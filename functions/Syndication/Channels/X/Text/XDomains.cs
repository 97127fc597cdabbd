namespace ServerlessBlog.Syndication.Channels.X.Text;

/// <summary>Finds where the domains in a text end, as twitter-text does. Looks at no character more often than a few times.</summary>
internal sealed class XDomains
{
    private readonly string _text;

    // For each place where the run of characters ends of which a part of a domain is made.
    private readonly int[] _runEnds;

    // For each place after a dot: where the top-level domain ends that begins there, and where the domain does; 0 for none.
    private readonly int[] _topLevelEnds;
    private readonly int[] _ends;

    public XDomains(string text)
    {
        _text = text;
        _runEnds = new int[text.Length + 1];
        _topLevelEnds = new int[text.Length + 1];
        _ends = new int[text.Length + 1];
        _runEnds[text.Length] = text.Length;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            _runEnds[i] = text[i] is '-' or '_' || XCharacters.IsDomain(text[i]) ? _runEnds[i + 1] : i;
            if (i > 0 && text[i - 1] == '.')
            {
                _topLevelEnds[i] = XTopLevelDomains.EndOf(text, i);
                _ends[i] = EndOf(i);
            }
        }
    }

    /// <summary>
    /// Where the domain ends that begins at <paramref name="start"/>; 0 when there is none. It is as long as can be; a low line
    /// is allowed in all its parts but the two last.
    /// </summary>
    public int EndOf(int start)
    {
        var end = _runEnds[start];
        if (end == start || end == _text.Length || _text[end] != '.' || _text[start] is '-' or '_' || _text[end - 1] is '-' or '_')
            return 0;
        if (_ends[end + 1] is > 0 and var further)
            return further;
        return _topLevelEnds[end + 1] > 0 && !_text.AsSpan(start, end - start).Contains('_') ? _topLevelEnds[end + 1] : 0;
    }

    /// <summary>
    /// The domains within one that was given without a scheme: only those parts that are Latin are linked, so that 詳しくはexample.com
    /// is the domain example.com.
    /// </summary>
    public static IEnumerable<(int Start, int End)> Bare(string domain)
    {
        for (var start = 0; start < domain.Length; start++)
        {
            var found = 0;
            var part = start;
            for (int end; (end = BareEnd(domain, part)) > part && end < domain.Length && domain[end] == '.'; part = end + 1)
            {
                if (XTopLevelDomains.EndOf(domain, end + 1) is > 0 and var domainEnd)
                    found = domainEnd;
            }

            if (found > 0)
                yield return (start, found);
            // No domain begins within what was looked at and is none.
            start = (found > 0 ? found : Math.Max(BareEnd(domain, part), start + 1)) - 1;
        }
    }

    private static int BareEnd(string domain, int start)
    {
        var end = start;
        while (end < domain.Length && XCharacters.IsBareDomain(domain[end]))
            end++;
        return end;
    }
}
