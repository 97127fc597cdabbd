using Azure.Messaging.ServiceBus;
using Microsoft.AspNetCore.Http;
using ServerlessBlog.Moderation.Desk;
using ServerlessBlog.Moderation.Desk.DeadLetters;
using ServerlessBlog.Moderation.Model;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Desk;

public sealed class DeskModelTests
{
    [Fact]
    public void A_notice_comes_back_from_the_address_that_carries_it()
    {
        foreach (var notice in new[] { new DeskNotice("approved", 2, 1, ["a-1", "b&2"]), new DeskNotice("undone", 3, 0, []), new DeskNotice("replied", 1, 0, []), new DeskNotice("nothing", 0, 0, []) })
        {
            var request = new DefaultHttpContext().Request;
            var path = DeskPaths.List(FeedbackState.Spam, "c/=", notice);
            request.QueryString = new QueryString(path[path.IndexOf('?', StringComparison.Ordinal)..]);

            var read = DeskNotice.Of(request).ShouldNotBeNull();
            (read.Done, read.Count, read.Failed).ShouldBe((notice.Done, notice.Count, notice.Failed));
            read.Ids.ShouldBe(notice.Ids);
            request.Query["cursor"].ToString().ShouldBe("c/=");
            request.Query["state"].ToString().ShouldBe("spam");
        }
    }

    [Theory]
    [InlineData("/desk/linkbacks", "/desk/linkbacks")]
    [InlineData("/desk/announcements", "/desk/announcements")]
    [InlineData("/desk/announcements/外へ内へ", "/desk/announcements/%E5%A4%96%E3%81%B8%E5%86%85%E3%81%B8")]
    [InlineData("/desk/announcements/%E5%A4%96%E3%81%B8%E5%86%85%E3%81%B8", "/desk/announcements/%E5%A4%96%E3%81%B8%E5%86%85%E3%81%B8")]
    [InlineData("/desk/announcements/a/preview", "/desk")]
    [InlineData("/desk/announcements/..%2F..%2Fposts", "/desk")]
    [InlineData("/desk/announcements/", "/desk")]
    [InlineData("//evil.example/desk", "/desk")]
    [InlineData("https://evil.example/", "/desk")]
    public void Signing_in_leads_to_a_page_of_the_desk_and_nowhere_else(string asked, string led) => DeskPaths.Own(asked).ShouldBe(led);

    [Theory]
    [InlineData("?done=<script>")]
    [InlineData("?done=")]
    [InlineData("?id=1")]
    public void A_notice_that_nobody_wrote_is_none(string query)
    {
        var request = new DefaultHttpContext().Request;
        request.QueryString = new QueryString(query);
        DeskNotice.Of(request).ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"slug":"a-post","row":"comment:1","version":3}""", "", "a-post")]
    [InlineData("""{"Slug":"a-post","Kind":"tell-hubs"}""", "tell-hubs", "a-post")]
    [InlineData("""{"kind":"merge-search"}""", "merge-search", null)]
    [InlineData("""{"slug":7,"kind":[]}""", "", null)]
    [InlineData("not JSON", null, null)]
    [InlineData("[1]", null, null)]
    [InlineData("", null, null)]
    public void A_dead_letter_says_what_it_was_about(string body, string? kind, string? post)
    {
        var letter = DeadLetter.Of("moderation", ServiceBusModelFactory.ServiceBusReceivedMessage(
            BinaryData.FromString(body), messageId: "m1", deliveryCount: 10,
            properties: new Dictionary<string, object>(StringComparer.Ordinal) { ["DeadLetterReason"] = "MaxDeliveryCountExceeded" }));

        (letter.Kind, letter.Post, letter.Reason, letter.Description, letter.DeliveryCount).ShouldBe((kind, post, "MaxDeliveryCountExceeded", "", 10));
    }

    [Theory]
    [InlineData(" a\r\nb\rc \n", "a\nb\nc")]
    [InlineData("", null)]
    [InlineData(" \n ", null)]
    [InlineData("a\0b", null)]
    [InlineData("tab\tstays", "tab\tstays")]
    public void A_reply_is_plain_text(string typed, string? kept) => AuthorReplies.Ready(typed).ShouldBe(kept);

    [Fact]
    public void A_reply_has_at_most_5000_characters_whatever_their_size()
    {
        AuthorReplies.Ready(string.Concat(Enumerable.Repeat("😀", 5000))).ShouldNotBeNull();
        AuthorReplies.Ready(string.Concat(Enumerable.Repeat("😀", 5001))).ShouldBeNull();
    }
}
