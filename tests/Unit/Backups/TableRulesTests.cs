using ServerlessBlog.Backups;
using ServerlessBlog.Platform.Storage;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Backups;

/// <summary>What is in a back-up, and in which order it is read.</summary>
public sealed class TableRulesTests
{
    [Fact]
    public void Every_table_is_read_once_and_what_is_derived_before_what_it_is_derived_from()
    {
        TableRules.Order.ShouldBe(StorageNames.Tables, ignoreOrder: true);
        Place(StorageNames.Timeline).ShouldBeLessThan(Place(StorageNames.Posts));
        Place(StorageNames.Desk).ShouldBeLessThan(Place(StorageNames.Feedback));
        Place(StorageNames.Feedback).ShouldBeLessThan(Place(StorageNames.Posts), "the counts stand in the posts");
        Place(StorageNames.Posts).ShouldBeLessThan(Place(StorageNames.Linkbacks), "what was told of a post is never older than the post");
        Place(StorageNames.Posts).ShouldBeLessThan(Place(StorageNames.Announcements));
    }

    [Fact]
    public void Every_container_is_copied_but_the_index_and_the_back_ups_themselves() =>
        TableRules.Containers.ShouldBe(StorageNames.Containers.Except([StorageNames.Search, StorageNames.Backups]));

    [Theory]
    [InlineData("secrets", "desk", RowRule.Never)]
    [InlineData("secrets", "x-connect", RowRule.Never)]
    [InlineData("secrets", "signing", RowRule.Missing)]
    [InlineData("secrets", "x-tokens", RowRule.Missing)]
    [InlineData("memory", "client-key", RowRule.Never)]
    [InlineData("memory", "state", RowRule.Missing)]
    [InlineData("memory", "recent", RowRule.Exact)]
    [InlineData("schedule", "timers", RowRule.Never)]
    [InlineData("schedule", "due", RowRule.Exact)]
    [InlineData("schedule", "announcements", RowRule.Missing)]
    [InlineData("linkbacks", "a-post", RowRule.Merged)]
    [InlineData("announcements", "a-post", RowRule.Missing)]
    [InlineData("announcements", "~ledger", RowRule.Missing)]
    [InlineData("posts", "a-post", RowRule.Exact)]
    public void Rows_have_the_rule_of_their_partition(string table, string partition, RowRule rule) => TableRules.Of(table, partition).ShouldBe(rule);

    [Theory]
    [InlineData(0)]
    [InlineData(521)]
    public void A_number_of_back_ups_to_keep_that_cannot_be_is_named(int keep) =>
        new BackupOptionsValidator().Validate(null, new BackupOptions { Keep = keep }).FailureMessage.ShouldBe("Backup__Keep must be a number from 1 to 520, or be left out.");

    private static int Place(string table) => TableRules.Order.ToList().IndexOf(table);
}
