using System.Text;

namespace ServerlessBlog.Posts.Search;

/// <summary>Pieces of text as HTML.</summary>
public static class MatchHtml
{
    /// <summary>The escaped text, its hits in <c>mark</c> elements.</summary>
    public static string Of(IEnumerable<TextPiece> pieces)
    {
        var html = new StringBuilder();
        foreach (var piece in pieces)
        {
            if (piece.IsHit)
                html.Append("<mark>").Append(Escape(piece.Text)).Append("</mark>");
            else
                html.Append(Escape(piece.Text));
        }

        return html.ToString();
    }

    // The five characters that mean something in HTML, and no others: Japanese stays readable.
    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal);
}
