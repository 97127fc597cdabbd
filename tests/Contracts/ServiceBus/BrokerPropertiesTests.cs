using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Http;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.ServiceBus;

public sealed class BrokerPropertiesTests
{
    // Strings of any UTF-16 units; what is half a surrogate pair cannot be written in UTF-8 and becomes U+FFFD.
    static readonly Gen<string> Texts = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Where(text => text is not null),
        Gen.Choose(0, 0xFFFF).Select(unit => (char)unit).ArrayOf().Select(units => new string(units)),
        Gen.Elements("\0", "\r\n", "\"", "\\", "\u2028", "日本語", "👩‍👩‍👧", "\uFEFF", "</script>", "{\"a\":1}", new string('あ', 500)));

    [Fact]
    public void Any_text_goes_through_the_header_as_printable_ascii_and_comes_back() =>
        Prop.ForAll(Arb.From(Texts), text =>
        {
            var header = HeaderJson.Write(writer => BrokerProperties.Write(writer, new ServiceBusMessage { Subject = text }, withContentType: false));

            return header.All(character => character is >= ' ' and <= '~')
                && string.Equals(BrokerProperties.Read(header).Text("Label"), WellFormed(text), StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_duration_comes_back_to_the_tick_or_as_for_ever() =>
        Prop.ForAll(Arb.From(Gen.Choose(1, int.MaxValue)), milliseconds =>
        {
            var timeToLive = TimeSpan.FromMilliseconds(milliseconds);
            var header = HeaderJson.Write(writer => BrokerProperties.Write(writer, new ServiceBusMessage { TimeToLive = timeToLive }, withContentType: false));

            return BrokerProperties.Read(header).Seconds("TimeToLive") == timeToLive;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Any_text_survives_the_way_through_the_emulator()
    {
        await using var host = await EmulatorHost.StartAsync();
        foreach (var text in Texts.Sample(150, 60))
        {
            var sent = new ServiceBusMessage(text) { Subject = text, CorrelationId = text, To = text };
            sent.ApplicationProperties["Text"] = text;
            await host.Sender.SendMessageAsync(sent);

            var received = await host.TakeAsync();

            var expected = WellFormed(text);
            received.Body.ToString().ShouldBe(expected);
            (received.Subject, received.CorrelationId, received.To, received.ApplicationProperties["Text"]).ShouldBe((expected, expected, expected, expected));
            await host.Receiver.CompleteMessageAsync(received);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("""{"Label":1,"DeliveryCount":"x","TimeToLive":"x","LockedUntilUtc":"x"}""")]
    public void A_header_that_makes_no_sense_reads_as_empty(string? header)
    {
        var properties = BrokerProperties.Read(header);

        (properties.Text("Label"), properties.Number("DeliveryCount"), properties.Seconds("TimeToLive"), properties.Time("LockedUntilUtc"))
            .ShouldBe((null, 0L, TimeSpan.MaxValue, default(DateTimeOffset)));
    }

    [Fact]
    public void The_number_that_the_service_writes_for_for_ever_is_for_ever() =>
        BrokerProperties.Read("""{"TimeToLive":922337203685.47754}""").Seconds("TimeToLive").ShouldBe(TimeSpan.MaxValue);

    [Theory]
    [InlineData("2010-01-03T03:04:05.0000000Z", "Sun, 03 Jan 2010 03:04:05 GMT")]
    [InlineData("2010-01-03T03:04:05.0000001Z", "Sun, 03 Jan 2010 03:04:06 GMT")]
    [InlineData("2010-01-03T12:04:05.9990000+09:00", "Sun, 03 Jan 2010 03:04:06 GMT")]
    public void An_enqueue_time_is_written_in_utc_and_rounded_up(string time, string expected)
    {
        var message = new ServiceBusMessage { ScheduledEnqueueTime = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture) };

        HeaderJson.Write(writer => BrokerProperties.Write(writer, message, withContentType: false))
            .ShouldBe($$"""{"ScheduledEnqueueTimeUtc":"{{expected}}"}""");
    }

    static string WellFormed(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
