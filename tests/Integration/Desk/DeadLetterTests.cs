using System.Net;
using Azure.Messaging.ServiceBus;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Desk;

/// <summary>Messages that were dead-lettered for real, by consumers that cannot read them.</summary>
public sealed class DeadLetterTests(DeskBlog fixture) : IClassFixture<DeskBlog>
{
    private const string Unreadable = "this is no message of the blog";
    private const string OfAnotherVersion = """{"slug":"talked-about","kind":"announce"}""";

    private readonly BlogClient _author = fixture.Blog.Author;

    [Fact]
    public async Task Dead_letters_of_all_queues_are_listed_as_often_as_asked_and_retried_without_losing_one()
    {
        await using var bus = new ServiceBusClient(fixture.Blog.Bus.ConnectionString);
        foreach (var (queue, body) in new[] { ("moderation", Unreadable), ("indexing", Unreadable), ("linkbacks", Unreadable), ("syndication", OfAnotherVersion) })
        {
            await using var sender = bus.CreateSender(queue);
            await sender.SendMessageAsync(new ServiceBusMessage(body) { ContentType = "application/json" });
        }

        await Wait.UntilAsync("all four are dead", async () => await DeadAsync() == 4);

        for (var look = 0; look < 3; look++)
        {
            var items = (await _author.GetAsync("/api/desk/messages")).Json["items"]!.AsArray();
            items.Select(item => (string)item!["queue"]!).ShouldBe(["moderation", "linkbacks", "indexing", "syndication"]);
            items.ShouldAllBe(item => (string)item!["reason"]! == "MaxDeliveryCountExceeded");
        }

        (await DeadAsync()).ShouldBe(4, "looking takes nothing away");
        var announcement = (await _author.GetAsync("/api/desk/messages")).Json["items"]!.AsArray()[3]!;
        ((string)announcement["kind"]!).ShouldBe("announce");
        ((string)announcement["post"]!).ShouldBe("talked-about");
        var page = await fixture.PageAsync("/desk/messages");
        page.QuerySelectorAll(".item h2").Select(heading => heading.TextContent).ShouldBe(["A message that cannot be read", "A message that cannot be read", "A message that cannot be read", "announce"]);

        // One, through the API: the same content as a new message, which dies as well.
        var id = (string)announcement["id"]!;
        var retried = await _author.PostAsync($"/api/desk/messages/syndication/{id}/retry");
        retried.Status.ShouldBe(HttpStatusCode.OK, retried.Text);
        await Wait.UntilAsync("it is dead again", async () => await DeadAsync() == 4);
        (await _author.PostAsync($"/api/desk/messages/syndication/{id}/retry")).Problem.ShouldBe("not-found");
        await using (var receiver = bus.CreateReceiver("syndication", new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter }))
        {
            var again = (await receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(30))).ShouldNotBeNull();
            (again.Body.ToString(), again.ContentType).ShouldBe((OfAnotherVersion, "application/json"));
            again.MessageId.ShouldNotBe(id);
            await receiver.CompleteMessageAsync(again);
        }

        // All of the rest, through the form; they cannot be read this time either.
        using (var all = await fixture.Desk.PostAsync("/desk/messages/retry", ("all", "true")))
            (await fixture.PageAsync(all.Headers.Location!.ToString())).QuerySelector(".notice p")!.TextContent.Trim().ShouldBe("Sent again: 3.");
        await Wait.UntilAsync("they are dead again", async () => await DeadAsync() == 3);
        var one = (await fixture.PageAsync("/desk/messages")).QuerySelector(".item form")!;
        using (var single = await fixture.Desk.PostAsync("/desk/messages/retry", [.. one.QuerySelectorAll("input").Skip(1).Select(field => (field.GetAttribute("name")!, field.GetAttribute("value")!))]))
            (await fixture.PageAsync(single.Headers.Location!.ToString())).QuerySelector(".notice p")!.TextContent.Trim().ShouldBe("Sent again: 1.");
        await Wait.UntilAsync("it is dead again", async () => await DeadAsync() == 3);
    }

    private async Task<long> DeadAsync() => (await fixture.Blog.Bus.QueuesAsync()).Sum(queue => queue.DeadLettered);
}
