using FsCheck;
using FsCheck.Fluent;
using ServerlessBlog.Posts.Search;
using ServerlessBlog.Posts.Search.Storage;
using ServerlessBlog.Posts.Search.Terms;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Search;

/// <summary>What is written is read as it was.</summary>
public sealed class StorageTests
{
    [Fact]
    public void Postings_are_found_in_a_shard_as_they_were_added()
    {
        // Few terms and many posts, so that lists outgrow every size of slice.
        var additions = Gen.Choose(0, 12).SelectMany(term => Gen.Choose(1, 255), (term, use) => (Term: (ulong)term * 0x1234567, Use: new TermUse((byte)use)))
            .ListOf(40).ListOf(200).ToArbitrary();
        Prop.ForAll(additions, posts =>
        {
            var builder = new PostingsBuilder();
            Dictionary<ulong, List<Posting>> expected = [];
            var number = 0;
            foreach (var uses in posts)
            {
                foreach (var (term, use) in uses.DistinctBy(use => use.Term))
                {
                    builder.Add(term, number, use);
                    if (!expected.TryGetValue(term, out var list))
                        expected[term] = list = [];
                    list.Add(new Posting(number, use));
                }

                // Also gaps that take more than one byte.
                number += 1 + ((int)uses[0].Term % 300);
            }

            var shard = new Shard(Shard.Write(builder.SortedTerms(), builder));
            foreach (var (term, list) in expected)
                shard.Find(term).ShouldBe(list);
            shard.Find(77).ShouldBeEmpty();
            shard.Find(ulong.MaxValue >> 24).ShouldBeEmpty();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(10));
    }

    [Fact]
    public void A_term_of_many_posts_keeps_them_all()
    {
        var builder = new PostingsBuilder();
        for (var post = 0; post < 50_000; post++)
            builder.Add(5, post, post % 7 == 0 ? new TermUse(0x43) : TermUse.Once);

        var found = new Shard(Shard.Write(builder.SortedTerms(), builder)).Find(5);

        found.Count.ShouldBe(50_000);
        found.Select(posting => posting.Post).ShouldBe(Enumerable.Range(0, 50_000));
        found.Count(posting => posting.Use.IsInTitle).ShouldBe(7143);
        builder.Bytes.ShouldBe(50_000 + 7143);
    }

    [Fact]
    public void Posts_are_unpacked_as_they_were_packed()
    {
        var texts = ArbMap.Default.ArbFor<NonNull<string>>().Generator.Select(text => Valid(text.Get)).ListOf(6).ToArbitrary();
        Prop.ForAll(texts, parts =>
        {
            var post = SamplePosts.Post(parts[0], parts[1], [parts[2], parts[3]], parts[4]) with { Excerpt = parts[5], Categories = new[] { parts[0] }, Version = 1L << 40 };

            var unpacked = PostCodec.Unpack(PostCodec.Pack([post, post with { Slug = "b" }]));

            unpacked.Select(other => other.Slug).ShouldBe([post.Slug, "b"]);
            unpacked[0].ShouldBeEquivalentTo(post);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_manifest_is_read_as_it_was_written()
    {
        var manifest = new Manifest
        {
            Generation = "g7-abc",
            Previous = "g6-xyz",
            MergedAt = 63_000_000_000_000,
            ShardBits = 5,
            TextLength = 1L << 33,
            Posts = new MergedPost[] { new(ulong.MaxValue, 3, 63_000_000_000_000), new(1, 1, 63_000_000_000_000), new(2, 1L << 40, 0) },
            Chunks = new Chunk[] { new(0, 2, 0, 700), new(2, 1, 700, 1) },
            Tombstones = new Tombstone[] { new(9, 8, 7) },
        };

        Manifest.Read(manifest.ToBytes()).ShouldBeEquivalentTo(manifest);
        Manifest.Read(Manifest.Empty.ToBytes()).Posts.ShouldBeEmpty();
        manifest.ChunkOf(1).ShouldBe(0);
        manifest.ChunkOf(2).ShouldBe(1);
    }

    [Fact]
    public void A_block_id_is_its_name_and_all_have_the_same_length()
    {
        BlockName[] names = [new(BlockKind.Manifest, ulong.MaxValue, long.MaxValue), new(BlockKind.Post, 0, 0), new(BlockKind.Removal, 1, 2)];

        names.Select(name => BlockName.Parse(name.ToBlockId())).ShouldBe(names);
        names.Select(name => name.ToBlockId().Length).Distinct().Count().ShouldBe(1);
        var blob = names.SelectMany(name => new Block(name, new byte[] { 1, 2, 3 }).ToBytes()).ToArray();
        Block.ReadAll(blob).Select(block => block.Name).ShouldBe(names);
    }

    [Fact]
    public void A_change_that_is_older_than_what_is_merged_does_not_count()
    {
        var manifest = new Manifest { Generation = "g1-a", Posts = [new(IndexedPost.IdOf("edited"), 7, 5)], Tombstones = [new(IndexedPost.IdOf("gone"), 4, 5)] };

        var view = ViewOf(manifest, ("edited", BlockKind.Post, 6), ("gone", BlockKind.Post, 3), ("new", BlockKind.Post, 1));

        view.Changes.Keys.ShouldBe([IndexedPost.IdOf("new")]);
        view.IsCurrent(0).ShouldBeTrue();
        ViewOf(manifest, ("edited", BlockKind.Removal, 8), ("gone", BlockKind.Post, 5)).Changes.Count.ShouldBe(2);
        ViewOf(manifest, ("edited", BlockKind.Removal, 8)).HasRemovedTexts.ShouldBeTrue();
        ViewOf(manifest, ("gone", BlockKind.Removal, 8)).HasRemovedTexts.ShouldBeFalse();
    }

    [Theory]
    [InlineData(1, "0 1 4 5 9")]
    [InlineData(2, "0 1 4 5|9")]
    [InlineData(3, "0 1|4 5|9")]
    [InlineData(4, "0 1|4 5|9")]
    public void Reads_leave_out_the_widest_gaps(int most, string expected)
    {
        var chunks = Enumerable.Range(0, 10).Select(i => new Chunk(i, 1, i * 10, 10)).ToArray();

        var plan = ReadPlan.For([chunks[0], chunks[1], chunks[4], chunks[5], chunks[9]], most);

        string.Join('|', plan.Reads.Select(read => string.Join(' ', read.Select(chunk => chunk.First)))).ShouldBe(expected);
    }

    [Fact]
    public void Chunks_too_far_apart_are_read_one_by_one()
    {
        var chunks = Enumerable.Range(0, 10).Select(i => new Chunk(i, 1, i * ReadPlan.MaxBytes, 10)).ToArray();

        ReadPlan.For(chunks, 2).Transactions.ShouldBe(10);
        ReadPlan.For([], 2).Transactions.ShouldBe(0);
    }

    [Fact]
    public void A_merge_is_due_above_64_changes_or_a_twentieth_or_2_MB_and_asked_for_now_and_then()
    {
        MergePolicy.IsDue(new HeadSize(64, 0, 1000)).ShouldBeFalse();
        MergePolicy.IsDue(new HeadSize(65, 0, 1000)).ShouldBeTrue();
        MergePolicy.IsDue(new HeadSize(500, 0, 10_000)).ShouldBeFalse();
        MergePolicy.IsDue(new HeadSize(501, 0, 10_000)).ShouldBeTrue();
        MergePolicy.IsDue(new HeadSize(1, (2 * 1024 * 1024) + 1, 10_000)).ShouldBeTrue();
        Enumerable.Range(0, 164).Count(n => MergePolicy.IsToBeAsked(new HeadSize(n, n, 0), new HeadSize(n + 1, n + 1, 0))).ShouldBe(7);
    }

    private static string Valid(string text) => new([.. text.Where(c => !char.IsSurrogate(c))]);

    private static HeadView ViewOf(Manifest manifest, params (string Slug, BlockKind Kind, long Version)[] changes)
    {
        var blocks = changes.Select(change => new Block(new BlockName(change.Kind, IndexedPost.IdOf(change.Slug), change.Version), ReadOnlyMemory<byte>.Empty))
            .Prepend(new Block(new BlockName(BlockKind.Manifest, 1, manifest.Posts.Count), manifest.ToBytes()));
        return HeadView.Read(blocks.SelectMany(block => block.ToBytes()).ToArray(), null);
    }
}
