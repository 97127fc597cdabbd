using System.Globalization;
using System.Text;
using ServerlessBlog.Local.Azurite;
using ServerlessBlog.Posts.Search;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Search;

/// <summary>An index of 10,000 generated posts, the sample blog and some posts for tests, merged; and a hundred that came after the merge.</summary>
public sealed class LargeIndexFixture : IAsyncLifetime
{
    private const int Generated = 10_000;
    private const int Late = 100;

    private readonly Dictionary<string, string> _folded = new(StringComparer.Ordinal);
    private readonly List<IndexedPost> _posts = [.. Enumerable.Range(0, Generated).Select(PostFactory.Generated), .. Samples(), .. SampleBlog.Posts()];
    private AzuriteProcess? _azurite;

    /// <summary>The slugs of the sample blog.</summary>
    public IReadOnlyList<string> SampleBlogSlugs { get; } = [.. SampleBlog.Posts().Select(post => post.Slug)];

    public string ConnectionString => _azurite!.ConnectionString;

    internal IReadOnlyList<IndexedPost> Posts => _posts;

    public async Task InitializeAsync()
    {
        _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { Durable = false });
        var index = new SearchIndex(ConnectionString);
        await index.Container.CreateIfNotExistsAsync();
        await index.MergeAsync(_posts);
        foreach (var post in _posts)
            _folded[post.Slug] = Fold(post);
        foreach (var post in Enumerable.Range(Generated, Late).Select(PostFactory.Generated))
        {
            await index.PublishAsync(post);
            _posts.Add(post);
            _folded[post.Slug] = Fold(post);
        }
    }

    public async Task DisposeAsync() => await _azurite!.DisposeAsync();

    /// <summary>The posts that have all words as they are written, after NFKC and in lower case: a search by brute force.</summary>
    internal IReadOnlyList<string> Having(params string[] words) =>
        [.. _folded.Where(post => words.All(word => post.Value.Contains(word, StringComparison.Ordinal))).Select(post => post.Key)];

    private static string Fold(IndexedPost post) => Fold($"{post.Title}\n{string.Join('\n', post.Tags)}\n{post.Text}");

    private static string Fold(string text) => text.Normalize(NormalizationForm.FormKC).ToLower(CultureInfo.InvariantCulture);

    private static IEnumerable<IndexedPost> Samples()
    {
        yield return PostFactory.Post("outside-inside", "ツイッターは外へ、ミクシィは内へ", "同じ文を両方に送るのは、やめました。外向きの一言と、内向きの近況は別のものです。", ["SNS"]);
        yield return PostFactory.Post("half-width", "ﾂｲｯﾀｰの話", "半角で書いた話。ＴＷＩＴＴＥＲＥＲ社。");
        yield return PostFactory.Post("howto", "Twitterer活用術", "2010年の記録。mixi名で検索する。サーバーを二台。");
        yield return PostFactory.Post("server", "むかしの話", "サーバの置き場所。西暦２０１０年。");
        yield return PostFactory.Post("boxes", "Cardboard boxes", "Three cities, two bookshelves and a cookie.");
        yield return PostFactory.Post("box", "A CARDBOARD BOX", "One city, one bookshelf and some cookies.");
    }
}
