namespace ServerlessBlog.Syndication.Channels.Bluesky.Facets;

/// <summary>What a part of a text is (app.bsky.richtext.facet).</summary>
public enum FacetKind
{
    Mention,
    Link,
    Tag,
}

/// <summary>A part of a text that is more than its letters.</summary>
/// <param name="ByteStart">The first byte of it in UTF-8.</param>
/// <param name="ByteEnd">The first one behind it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Value">A handle without its @, a URL, or a tag without its #.</param>
public sealed record Facet(int ByteStart, int ByteEnd, FacetKind Kind, string Value);

/// <summary>The same in UTF-16 units.</summary>
internal readonly record struct Part(int Start, int End, FacetKind Kind, string Value);
