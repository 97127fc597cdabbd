using Xunit;

namespace ServerlessBlog.Tests.Browser;

/// <summary>One page of each kind.</summary>
public sealed class SitePages : TheoryData<string>
{
    public SitePages()
    {
        foreach (var path in new[]
        {
            "/", "/posts/新しい記事", "/posts/何でもある記事", "/posts/話した記事", "/categories/日記", "/tags/試験", "/authors/author", "/archives",
            "/archives/2010/01", "/search", "/search?q=本文", "/search?q=無無", "/posts/no-such-post", "/posts/消えた記事", "/?cursor=broken",
        })
        {
            Add(path);
        }
    }
}
