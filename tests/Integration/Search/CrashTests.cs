using ServerlessBlog.Posts.Search.Storage;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Search;

/// <summary>A process that dies at any of its storage calls leaves an index that is right.</summary>
public sealed class CrashTests(IndexFixture storage) : IClassFixture<IndexFixture>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_merge_may_die_at_any_call(bool afterSending)
    {
        var index = new SearchIndex(storage.ConnectionString);
        for (var call = 1; ; call++)
        {
            await index.ClearAsync();
            await index.MergeAsync(PostFactory.Post("merged", "猫"), PostFactory.Post("withdrawn", "猫"));
            await index.MergeAsync();
            await index.PublishAsync(PostFactory.Post("recent", "猫"));
            await index.RemoveAsync("withdrawn", 2);
            var policy = new CrashPolicy(call, afterSending);

            var crash = await Record.ExceptionAsync(() => new SearchIndex(storage.ConnectionString, policy).MergeAsync());

            await ShouldBeRightAsync(call);
            (await index.MergeAsync()).ShouldBeTrue();
            await ShouldBeRightAsync(call);
            var later = new SearchIndex(storage.ConnectionString, ahead: TimeSpan.FromMinutes(61));
            await later.Sweeper.SweepAsync((await later.Head.ReadAsync(CancellationToken.None)).Manifest, "", CancellationToken.None);
            (await index.GenerationsAsync()).Count.ShouldBe(1, $"nothing is left behind by a merge that dies at call {call}");
            await ShouldBeRightAsync(call);
            if (!policy.HasCrashed)
            {
                call.ShouldBeGreaterThan(8, "a merge makes more calls than this");
                break;
            }

            crash.ShouldNotBeNull();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_publication_may_die_at_any_call_and_is_made_again(bool afterSending)
    {
        var index = new SearchIndex(storage.ConnectionString);
        foreach (var isFirst in new[] { true, false })
        {
            for (var call = 1; call <= 3; call++)
            {
                await index.ClearAsync();
                if (!isFirst)
                    await index.PublishAsync(PostFactory.Post("other", "猫"));
                var dying = new SearchIndex(storage.ConnectionString, new CrashPolicy(call, afterSending));

                await Should.ThrowAsync<CrashException>(() => dying.PublishAsync(PostFactory.Post("a", "猫")));

                (await new SearchIndex(storage.ConnectionString).FindAsync("猫")).ShouldBeSubsetOf(["a", "other"]);
                await new SearchIndex(storage.ConnectionString).PublishAsync(PostFactory.Post("a", "猫"));
                (await new SearchIndex(storage.ConnectionString).FindAsync("猫")).Count.ShouldBe(isFirst ? 1 : 2);
            }
        }
    }

    private async Task ShouldBeRightAsync(int call) =>
        (await new SearchIndex(storage.ConnectionString).FindAsync("猫")).ShouldBe(["merged", "recent"], ignoreOrder: true, $"after a crash at call {call}");
}
