using AngleSharp.Dom;

namespace ServerlessBlog.Linkbacks;

/// <summary>
/// Keeps a parser of other people's pages within limits: its own lists grow with the depth, and every further tag would walk
/// them. For one page.
/// </summary>
/// <param name="maxElements">The most elements of a page.</param>
/// <param name="maxDepth">How deeply they may stand inside of each other.</param>
internal sealed class ElementLimit(int maxElements, int maxDepth)
{
    private int _count;
    private IElement? _previous;

    /// <summary>Whether the page is still within the limits; called for each element as it is made.</summary>
    public bool Allows(IElement element)
    {
        // An element is seen before it has its parent.
        var depth = 0;
        for (var parent = _previous?.ParentElement; parent is not null; parent = parent.ParentElement)
            depth++;
        _previous = element;
        return ++_count <= maxElements && depth <= maxDepth;
    }
}
