using System.Text;
using AngleSharp.Dom;

namespace ServerlessBlog.Linkbacks.Sources;

/// <summary>Goes through what readers see of a page, in its order and without recursion.</summary>
internal static class PageWalk
{
    // Elements that part no words.
    private static readonly HashSet<string> Inline = new(StringComparer.Ordinal)
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "rb", "rp", "rt", "ruby",
        "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
    };

    /// <summary>The elements below <paramref name="root"/> that readers see.</summary>
    public static IEnumerable<IElement> Elements(IElement root) => Nodes(root).OfType<IElement>();

    /// <summary>The visible text in <paramref name="root"/>: at least <paramref name="enough"/> characters that are no spaces, or all there are.</summary>
    public static string Text(IElement root, int enough)
    {
        var text = new StringBuilder();
        var count = 0;
        IElement? block = null;
        foreach (var node in Nodes(root))
        {
            if (node is IText { Data: var data })
            {
                if (BlockOf(node) is var own && own != block)
                    text.Append(' ');
                block = own;
                text.Append(data);
                count += data.Count(c => !char.IsWhiteSpace(c));
            }
            else if (node is IElement { LocalName: "br" or "hr" })
            {
                text.Append(' ');
            }

            if (count >= enough)
                break;
        }

        return count == 0 ? "" : text.ToString();
    }

    private static IElement? BlockOf(INode node)
    {
        var element = node.ParentElement;
        while (element is not null && Inline.Contains(element.LocalName))
            element = element.ParentElement;
        return element;
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
