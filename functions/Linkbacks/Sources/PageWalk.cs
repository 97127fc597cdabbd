using System.Text;
using AngleSharp.Dom;

namespace ServerlessBlog.Linkbacks.Sources;

/// <summary>Goes through what readers see of a page, in its order and without recursion.</summary>
internal static class PageWalk
{
    /// <summary>The elements below <paramref name="root"/> that readers see.</summary>
    public static IEnumerable<IElement> Elements(IElement root) => Nodes(root).OfType<IElement>();

    /// <summary>The visible text in <paramref name="root"/>: at least <paramref name="enough"/> characters that are no spaces, or all there are.</summary>
    public static string Text(IElement root, int enough)
    {
        var text = new StringBuilder();
        var count = 0;
        foreach (var node in Nodes(root))
        {
            if (node is IText { Data: var data })
            {
                text.Append(data);
                count += data.Count(c => !char.IsWhiteSpace(c));
            }
            else if (node is IElement { LocalName: not ("a" or "abbr" or "b" or "bdi" or "code" or "em" or "i" or "kbd" or "mark" or "q" or "ruby" or "rb" or "rt" or "rp" or "s" or "small" or "span" or "strong" or "sub" or "sup" or "u" or "wbr" or "font") })
            {
                // A new block or line.
                text.Append(' ');
            }

            if (count >= enough)
                break;
        }

        return count == 0 ? "" : text.ToString();
    }

    private static IEnumerable<INode> Nodes(IElement root)
    {
        var node = Into(root);
        while (node is not null)
        {
            var isHidden = node is IElement element && Visibility.IsHidden(element);
            if (!isHidden)
                yield return node;
            node = (isHidden ? null : Into(node)) ?? Next(node, root);
        }
    }

    private static INode? Into(INode node) => node is IElement element && Visibility.HidesContent(element) ? null : node.FirstChild;

    private static INode? Next(INode node, INode root)
    {
        for (INode? current = node; current is not null && current != root; current = current.Parent)
        {
            if (current.NextSibling is { } next)
                return next;
        }

        return null;
    }
}
