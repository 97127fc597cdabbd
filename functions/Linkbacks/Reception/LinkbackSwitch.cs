using Microsoft.Extensions.Options;
using ServerlessBlog.Posts.Model;

namespace ServerlessBlog.Linkbacks.Reception;

/// <summary>Says which posts take linkbacks.</summary>
public sealed class LinkbackSwitch(IOptions<ReceivingOptions> options)
{
    /// <summary>Whether any post does.</summary>
    public bool IsOn { get; } = options.Value.Receive;

    /// <summary>Whether <paramref name="post"/> does: it is published, its author allows it, and so does the blog.</summary>
    public bool IsOnFor(Post post) => IsOn && post is { Status: PostStatus.Published, AllowLinkbacks: true };
}
