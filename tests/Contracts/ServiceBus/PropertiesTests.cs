using Azure.Messaging.ServiceBus;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.ServiceBus;

public sealed class PropertiesTests
{
    [Fact]
    public async Task Properties_keep_text_numbers_and_bool_apart_and_the_rest_becomes_text()
    {
        await using var host = await EmulatorHost.StartAsync();
        var id = Guid.NewGuid();
        var time = new DateTimeOffset(2010, 1, 3, 12, 0, 0, TimeSpan.FromHours(9));
        var sent = new ServiceBusMessage("x");
        Dictionary<string, object> properties = new(StringComparer.Ordinal)
        {
            ["Text"] = "123",
            ["Int"] = -7,
            ["Byte"] = (byte)255,
            ["Long"] = long.MaxValue,
            ["Double"] = 2.0,
            ["Tiny"] = 1e-300,
            ["Decimal"] = 12.5m,
            ["Bool"] = true,
            ["Guid"] = id,
            ["Time"] = time,
            ["Span"] = TimeSpan.FromMinutes(90),
            ["Uri"] = new Uri("https://example.com/a?b=c"),
            ["Empty"] = string.Empty,
        };
        foreach (var (name, value) in properties) sent.ApplicationProperties.Add(name, value);
        await host.Sender.SendMessageAsync(sent);

        var received = (await host.TakeAsync()).ApplicationProperties;

        received.Count.ShouldBe(properties.Count);
        received["Text"].ShouldBe("123");
        received["Int"].ShouldBe(-7);
        received["Byte"].ShouldBe(255);
        received["Long"].ShouldBe(long.MaxValue);
        received["Double"].ShouldBe(2.0);
        received["Tiny"].ShouldBe(1e-300);
        received["Decimal"].ShouldBe(12.5);
        received["Bool"].ShouldBe(true);
        received["Guid"].ShouldBe(id.ToString());
        received["Time"].ShouldBe("2010-01-03T12:00:00.0000000+09:00");
        received["Span"].ShouldBe("01:30:00");
        received["Uri"].ShouldBe("https://example.com/a?b=c");
        received["Empty"].ShouldBe(string.Empty);
    }

    [Theory]
    [InlineData("名前")]
    [InlineData("with space")]
    [InlineData("line\r\nbreak")]
    [InlineData("Content-Type")]
    [InlineData("x-ms-date")]
    [InlineData("")]
    public async Task A_property_whose_name_cannot_be_a_header_is_refused_before_it_is_sent(string name)
    {
        await using var host = await EmulatorHost.StartAsync();
        var message = new ServiceBusMessage("x");
        message.ApplicationProperties[name] = 1;

        await Should.ThrowAsync<NotSupportedException>(() => host.Sender.SendMessageAsync(message));

        (await host.StatusAsync()).IsDrained.ShouldBeTrue();
    }

    [Theory]
    [InlineData("text/plain\r\nBrokerProperties: {}")]
    [InlineData("テキスト")]
    public async Task A_content_type_that_cannot_be_a_header_is_refused_before_it_is_sent(string contentType)
    {
        await using var host = await EmulatorHost.StartAsync();

        await Should.ThrowAsync<NotSupportedException>(() => host.Sender.SendMessageAsync(new ServiceBusMessage("x") { ContentType = contentType }));

        (await host.StatusAsync()).IsDrained.ShouldBeTrue();
    }
}
