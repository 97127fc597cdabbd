using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Logging.Abstractions;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Posts;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Rendering;
using ServerlessBlog.Posts.Search;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Search;

/// <summary>What each state of a post writes to the index. No queue answers here.</summary>
public sealed class FollowerTests(IndexFixture storage) : IClassFixture<IndexFixture>, IAsyncLifetime
{
    private static readonly Placement Draft = new("1_a", [ListNames.Status(PostStatus.Draft)]);
    private static readonly Placement Public = new("1_a", [ListNames.All, ListNames.Tag("猫")]);

    private readonly ServiceBusClient _queue = new("Endpoint=sb://127.0.0.1:1/;SharedAccessKeyName=n;SharedAccessKey=k;UseDevelopmentEmulator=true");

    public Task InitializeAsync() => Fresh().ClearAsync();

    public Task DisposeAsync() => _queue.DisposeAsync().AsTask();

    [Theory]
    [InlineData(PostStatus.Draft)]
    [InlineData(PostStatus.Scheduled)]
    [InlineData(PostStatus.Deleted)]
    public async Task A_post_that_readers_never_saw_costs_nothing(PostStatus status)
    {
        var meter = StorageMeter.Start();

        await FollowAsync(Post(status, Draft), null);

        meter.Transactions.ShouldBe(0);
    }

    [Fact]
    public async Task A_published_post_is_found_by_its_rendered_text_and_following_it_again_costs_one_transaction()
    {
        var post = Post(PostStatus.Published, Public);
        await FollowAsync(post, "**三毛**<br>猫[の](https://example.com/secret)話");
        (await Fresh().FindAsync("三毛 猫の話")).ShouldBe(["a"]);
        (await Fresh().FindAsync("secret")).ShouldBeEmpty();

        var meter = StorageMeter.Start();
        await FollowAsync(post, "text");

        meter.Transactions.ShouldBe(1);
    }

    [Theory]
    [InlineData(PostStatus.Withdrawn)]
    [InlineData(PostStatus.Scheduled)]
    [InlineData(PostStatus.Draft)]
    [InlineData(PostStatus.Deleted)]
    public async Task A_post_that_readers_may_have_seen_is_taken_out_whatever_it_is_now(PostStatus status)
    {
        await FollowAsync(Post(PostStatus.Published, Public), "三毛猫");

        await FollowAsync(Post(status, Public, Draft) with { Version = 3 }, null);

        (await Fresh().FindAsync("三毛猫")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_published_post_whose_text_has_just_gone_is_left_to_the_next_look()
    {
        await FollowAsync(Post(PostStatus.Published, Public), "三毛猫");
        var meter = StorageMeter.Start();

        await FollowAsync(Post(PostStatus.Published, Public) with { Version = 3 }, null);

        meter.Transactions.ShouldBe(0);
    }

    [Fact]
    public async Task A_queue_that_does_not_take_the_request_for_a_merge_keeps_no_post_from_being_found()
    {
        var index = Fresh();
        for (var n = 0; n < 64; n++)
            await index.PublishAsync(PostFactory.Post($"p{n}", "猫"));

        await FollowAsync(Post(PostStatus.Published, Public), "三毛猫");

        (await Fresh().FindAsync("三毛猫")).ShouldBe(["a"]);
    }

    [Fact]
    public async Task Of_a_long_text_the_first_200000_characters_are_searched()
    {
        var text = new string('あ', IndexedPost.MaxTextLength - 10) + "三毛猫" + new string('い', 20) + "黒猫";

        await FollowAsync(Post(PostStatus.Published, Public), text);

        (await Fresh().FindAsync("三毛猫")).ShouldBe(["a"]);
        (await Fresh().FindAsync("黒猫")).ShouldBeEmpty();
        await Fresh().MergeAsync();
        (await Fresh().FindAsync("三毛猫")).ShouldBe(["a"]);
    }

    private static Post Post(PostStatus status, params Placement[] placed) => new()
    {
        PartitionKey = "a",
        Status = status,
        Version = 2,
        Title = "題名",
        Format = PostFormat.Markdown,
        PublishedAt = DateTimeOffset.UnixEpoch,
        Placed = placed,
    };

    private SearchIndex Fresh() => new(storage.ConnectionString);

    private Task FollowAsync(Post post, string? body) =>
        new SearchFollower(Fresh().Head, new PostRenderer(), new QueueSender(_queue, TimeProvider.System), NullLogger<SearchFollower>.Instance).FollowAsync(post, body, CancellationToken.None);
}
