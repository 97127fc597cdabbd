using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ServerlessBlog.Posts.Rendering;

/// <summary>
/// HTML as browsers parse it inside a body, within limits. Nesting is stopped while parsing: the parser's own lists of open
/// elements grow with it, and every further tag would walk them.
/// </summary>
internal sealed class HtmlFragment
{
    /// <summary>How many levels of elements a body may have.</summary>
    public const int MaxDepth = 100;

    /// <summary>How many elements a body may have; 1 MiB of ordinary prose has some 30,000.</summary>
    public const int MaxElements = 100_000;

    // The parser's root element, and the callback sees an element before it has its parent.
    private const int RootLevels = 2;

    private readonly INodeList _nodes;

    private HtmlFragment(INodeList nodes) => _nodes = nodes;

    /// <exception cref="BodyTooComplexException">Nested deeper than <see cref="MaxDepth"/>, or more than <see cref="MaxElements"/>.</exception>
    public static HtmlFragment Parse(string html)
    {
        var context = new HtmlParser().ParseDocument("").Body!;
        var guard = new Guard();
        var parser = new HtmlParser(new HtmlParserOptions
        {
            OnCreated = (element, _) => guard.See(element),
            DisableElementPositionTracking = true,
            SkipComments = true,
        });
        return new HtmlFragment(parser.ParseFragment(html, context));
    }

    /// <summary>Visits all nodes in document order, without recursion.</summary>
    /// <param name="enter">Returns whether to go into the children; only then is the node left, too.</param>
    public void Walk(Func<INode, bool> enter, Action<INode> leave)
    {
        var open = new Stack<(INode? Node, INodeList Children, int Next)>();
        open.Push((null, _nodes, 0));
        while (open.TryPop(out var level))
        {
            if (level.Next == level.Children.Length)
            {
                if (level.Node is not null)
                    leave(level.Node);
                continue;
            }

            var child = level.Children[level.Next];
            open.Push(level with { Next = level.Next + 1 });
            if (!enter(child))
                continue;
            if (open.Count > MaxDepth)
                throw TooDeep();
            open.Push((child, child.ChildNodes, 0));
        }
    }

    private static BodyTooComplexException TooDeep() =>
        new($"The body nests elements more than {MaxDepth} levels deep; close elements, quotes and lists where they end.");

    private sealed class Guard
    {
        private int _count;
        private IElement? _previous;

        public void See(IElement element)
        {
            if (++_count > MaxElements)
                throw new BodyTooComplexException($"The body has more than {MaxElements} elements; split it into several posts.");
            var depth = 0;
            for (var parent = _previous?.ParentElement; parent is not null; parent = parent.ParentElement)
                depth++;
            if (depth > MaxDepth + RootLevels)
                throw TooDeep();
            _previous = element;
        }
    }
}
