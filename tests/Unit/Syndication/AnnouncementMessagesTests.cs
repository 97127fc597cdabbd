using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Syndication.Announcements;
using ServerlessBlog.Syndication.Announcements.Model;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication;

public sealed class AnnouncementMessagesTests
{
    private const string Permalink = "https://blog.example/posts/%E5%A4%96%E3%81%A8%E5%86%85";

    private readonly AnnouncementMessages _messages = new(new Urls(Options.Create(new BlogOptions { BaseUrl = "https://blog.example" })));

    [Fact]
    public void The_permalink_goes_along_when_it_is_asked_for() =>
        LinkOf("外に話す。", link: true).ShouldBe(Permalink);

    [Fact]
    public void It_does_not_when_it_is_not() =>
        LinkOf("外に話す。", link: false).ShouldBeNull();

    [Theory]
    [InlineData("詳しくは " + Permalink)]
    [InlineData("詳しくは https://blog.example/posts/外と内 で")]
    [InlineData(Permalink + "?ref=1")]
    public void It_does_not_go_twice(string text) =>
        LinkOf(text, link: true).ShouldBeNull();

    [Fact]
    public void The_link_of_another_post_that_begins_alike_is_another() =>
        LinkOf(Permalink + "-2", link: true).ShouldBe(Permalink);

    [Fact]
    public void The_text_is_the_authors_to_the_last_space() =>
        MessageOf("  二行\r\nの文 \n", link: false).Text.ShouldBe("  二行\r\nの文 \n");

    private string? LinkOf(string text, bool link) => MessageOf(text, link).Link;

    private ServerlessBlog.Syndication.Channels.Contract.ChannelMessage MessageOf(string text, bool link) =>
        _messages.MessageOf(new Announcement { PartitionKey = "外と内", Text = text, Link = link }, new Post { PartitionKey = "外と内", Title = "題", Language = "ja" });
}
