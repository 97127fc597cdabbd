using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Posts.Search;
using ServerlessBlog.Posts.Search.Storage;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Search;

/// <summary>The index follows what happens to posts, whoever else writes at the same time.</summary>
public sealed class IndexChangesTests(IndexFixture storage) : IClassFixture<IndexFixture>, IAsyncLifetime
{
    public Task InitializeAsync() => Fresh().ClearAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Before_anything_is_published_nothing_is_found() =>
        (await Fresh().FindAsync("猫")).ShouldBeEmpty();

    [Fact]
    public async Task An_edited_post_is_found_by_its_new_text_only_before_and_after_a_merge()
    {
        var index = Fresh();
        await index.PublishAsync(PostFactory.Post("a", "猫の話"));
        await index.MergeAsync();
        await index.PublishAsync(PostFactory.Post("a", "犬の話", version: 2));

        await ShouldFindAsync("猫");
        await ShouldFindAsync("犬", "a");
        await index.MergeAsync();
        await ShouldFindAsync("猫");
        await ShouldFindAsync("犬", "a");
    }

    [Fact]
    public async Task A_withdrawn_post_is_not_found_before_or_after_a_merge_until_it_is_published_again()
    {
        var index = Fresh();
        await index.MergeAsync(PostFactory.Post("a", "猫"), PostFactory.Post("b", "猫"));
        await index.RemoveAsync("a", 2);
        await ShouldFindAsync("猫", "b");
        await index.MergeAsync();
        await ShouldFindAsync("猫", "b");
        await index.PublishAsync(PostFactory.Post("a", "猫", version: 3));
        await ShouldFindAsync("猫", "a", "b");
        await index.MergeAsync();
        await ShouldFindAsync("猫", "a", "b");
    }

    [Fact]
    public async Task A_change_that_comes_late_does_not_bring_an_older_state_back()
    {
        var index = Fresh();
        await index.MergeAsync(PostFactory.Post("edited", "古い猫", version: 5), PostFactory.Post("gone", "古い猫", version: 5));
        await index.PublishAsync(PostFactory.Post("edited", "新しい犬", version: 7));
        await index.RemoveAsync("gone", 7);
        await index.PublishAsync(PostFactory.Post("edited", "古い猫", version: 6));
        await index.PublishAsync(PostFactory.Post("gone", "古い猫", version: 6));
        await ShouldFindAsync("古い猫");
        await index.MergeAsync();
        await index.PublishAsync(PostFactory.Post("edited", "古い猫", version: 6));
        await index.PublishAsync(PostFactory.Post("gone", "古い猫", version: 6));

        await ShouldFindAsync("古い猫");
        await ShouldFindAsync("新しい犬", "edited");
        await index.MergeAsync();
        await ShouldFindAsync("古い猫");
        await ShouldFindAsync("新しい犬", "edited");
    }

    [Fact]
    public async Task Twenty_instances_that_publish_at_once_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Fresh().PublishAsync(PostFactory.Post($"p{n}", "同時"))));

        (await Fresh().FindAsync("同時")).Count.ShouldBe(20);
    }

    [Fact]
    public async Task One_instance_that_publishes_twenty_posts_at_once_pays_three_transactions_for_each()
    {
        var index = Fresh();
        await index.PublishAsync(PostFactory.Post("p", "同時"));
        var meter = Platform.Storage.StorageMeter.Start();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => index.PublishAsync(PostFactory.Post($"p{n}", "同時"))));

        meter.Transactions.ShouldBe(60);
        (await Fresh().FindAsync("同時")).Count.ShouldBe(21);
    }

    [Fact]
    public async Task What_is_published_edited_or_withdrawn_while_a_merge_runs_is_as_it_was_left()
    {
        var other = Fresh();
        await other.MergeAsync(PostFactory.Post("kept", "猫"), PostFactory.Post("withdrawn", "猫"), PostFactory.Post("edited", "猫"));
        await other.PublishAsync(PostFactory.Post("recent", "猫"));
        await other.PublishAsync(PostFactory.Post("recent-withdrawn", "猫"));
        var policy = new BeforePolicy(BeforePolicy.CommitsHead, async () =>
        {
            await other.RemoveAsync("withdrawn", 2);
            await other.RemoveAsync("recent-withdrawn", 2);
            await other.PublishAsync(PostFactory.Post("edited", "犬", version: 2));
            await other.PublishAsync(PostFactory.Post("new", "猫"));
        });

        (await new SearchIndex(storage.ConnectionString, policy).MergeAsync()).ShouldBeTrue();

        policy.IsDone.ShouldBeTrue();
        await ShouldFindAsync("猫", "kept", "recent", "new");
        await ShouldFindAsync("犬", "edited");
        await other.MergeAsync();
        await ShouldFindAsync("猫", "kept", "recent", "new");
    }

    [Fact]
    public async Task Of_two_merges_at_once_one_gives_up_and_cleans_up_after_itself()
    {
        var other = Fresh();
        await other.PublishAsync(PostFactory.Post("a", "猫"));
        var policy = new BeforePolicy(BeforePolicy.CommitsHead, async () => (await other.MergeAsync()).ShouldBeTrue());

        (await new SearchIndex(storage.ConnectionString, policy).MergeAsync()).ShouldBeFalse();

        await ShouldFindAsync("猫", "a");
        (await other.GenerationsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Merges_and_publishers_of_many_instances_at_once_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).SelectMany(n => Enumerable.Range(0, 4)
            .Select(m => Fresh().PublishAsync(PostFactory.Post($"p{n}-{m}", "同時"))).Append(Fresh().MergeAsync())));

        (await Fresh().FindAsync("同時")).Count.ShouldBe(20);
    }

    [Fact]
    public async Task A_search_whose_generation_is_removed_under_it_begins_again()
    {
        var other = Fresh();
        await other.MergeAsync(PostFactory.Post("a", "猫"));
        var policy = new BeforePolicy(BeforePolicy.ReadsTerms, async () =>
        {
            await other.PublishAsync(PostFactory.Post("b", "猫"));
            await other.MergeAsync();
            await other.MergeAsync();
        });

        (await new SearchIndex(storage.ConnectionString, policy).FindAsync("猫")).ShouldBe(["a", "b"], ignoreOrder: true);

        policy.IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task The_generation_before_stays_for_searches_in_flight_and_goes_with_the_next_merge_or_some_minutes_later()
    {
        var index = Fresh();
        await index.MergeAsync(PostFactory.Post("a", "猫"));
        await index.MergeAsync();
        (await index.GenerationsAsync()).Count.ShouldBe(2);
        await index.MergeAsync();
        (await index.GenerationsAsync()).Count.ShouldBe(2);

        var later = new SearchIndex(storage.ConnectionString, ahead: TimeSpan.FromMinutes(6));
        await later.Sweeper.SweepAsync((await later.Head.ReadAsync(CancellationToken.None)).Manifest, "", CancellationToken.None);

        (await index.GenerationsAsync()).Count.ShouldBe(1);
        await ShouldFindAsync("猫", "a");
    }

    [Fact]
    public async Task The_text_of_a_removed_post_is_taken_out_for_good_within_a_day()
    {
        var index = Fresh();
        await index.MergeAsync(PostFactory.Post("secret", "秘密"), PostFactory.Post("a", "猫"));
        await index.RemoveAsync("secret", 2);
        await index.Merger.MergeIfDueAsync(erase: false, CancellationToken.None);
        (await index.Head.ReadAsync(CancellationToken.None)).HasRemovedTexts.ShouldBeTrue("there is too little to merge");

        await new TidySearch(index.Merger, index.Head, index.Sweeper).Run(new TimerInfo(), CancellationToken.None);

        (await index.GenerationsAsync()).Count.ShouldBe(1);
        var view = await index.Head.ReadAsync(CancellationToken.None);
        view.Manifest.Posts.Select(post => post.Id).ShouldBe([IndexedPost.IdOf("a")]);
        view.HasRemovedTexts.ShouldBeFalse();
        await ShouldFindAsync("秘密");
        await ShouldFindAsync("猫", "a");
    }

    [Fact]
    public async Task When_the_last_post_goes_the_index_is_empty_and_can_be_filled_again()
    {
        var index = Fresh();
        await index.MergeAsync(PostFactory.Post("a", "猫"));
        await index.RemoveAsync("a", 2);
        await index.MergeAsync();
        await ShouldFindAsync("猫");
        await index.PublishAsync(PostFactory.Post("a", "猫", version: 3));
        await index.MergeAsync();
        await ShouldFindAsync("猫", "a");
    }

    [Fact]
    public async Task A_generation_whose_terms_are_collected_in_several_passes_finds_the_same()
    {
        var posts = Enumerable.Range(0, 200).Select(PostFactory.Generated).OrderByDescending(post => post.PublishedAt).ToList();
        var index = Fresh();
        var service = new Azure.Storage.Blobs.BlobServiceClient(storage.ConnectionString);

        var manifest = await new GenerationWriter(new GenerationBlobs(service)).WriteAsync("g1-passes", posts.ToAsyncEnumerable(), expectedUnits: 100_000_000, CancellationToken.None);
        (await index.Head.SwapAsync(null, manifest, new HashSet<BlockName>(), CancellationToken.None)).ShouldBeTrue();

        manifest.ShardBits.ShouldBe(3);
        foreach (var tag in posts.SelectMany(post => post.Tags).Select(tag => tag.Trim()).Where(tag => !char.IsAscii(tag[0])).Distinct().Take(20))
            await ShouldFindAsync(tag, [.. posts.Where(post => (post.Title + post.Tags[0] + " " + post.Tags[1] + " " + post.Text).Contains(tag, StringComparison.Ordinal)).Select(post => post.Slug)]);
    }

    private SearchIndex Fresh() => new(storage.ConnectionString);

    private async Task ShouldFindAsync(string query, params string[] slugs) =>
        (await Fresh().FindAsync(query)).ShouldBe(slugs, ignoreOrder: true, $"what {query} finds");
}
