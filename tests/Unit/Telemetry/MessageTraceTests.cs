using System.Diagnostics;
using ServerlessBlog.Platform.Telemetry;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Telemetry;

public sealed class MessageTraceTests : IDisposable
{
    private const string Sender = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = source => source.Name == BlogTelemetry.Name,
        Sample = static (ref _) => ActivitySamplingResult.AllData,
    };

    public MessageTraceTests() => ActivitySource.AddActivityListener(_listener);

    public void Dispose() => _listener.Dispose();

    [Theory]
    [InlineData("{}", 0, """{"traceparent":"ID"}""")]
    [InlineData("""{"slug":"a"}""", 0, """{"slug":"a","traceparent":"ID"}""")]
    [InlineData("""{"slug":"a"}""", 60, """{"slug":"a","traceparent":"ID"}""")]
    [InlineData("""{"slug":"a"}""", 61, """{"slug":"a","tracelink":"ID"}""")]
    public void A_message_says_in_its_own_body_where_it_comes_from(string json, int seconds, string expected)
    {
        using var activity = new Activity("a request").Start();
        MessageTrace.Write(json, TimeSpan.FromSeconds(seconds)).ShouldBe(expected.Replace("ID", activity.Id, StringComparison.Ordinal));
    }

    [Fact]
    public void Outside_a_trace_it_stays_as_it_is() => MessageTrace.Write("""{"slug":"a"}""", TimeSpan.Zero).ShouldBe("""{"slug":"a"}""");

    [Fact]
    public void What_is_handled_now_belongs_to_the_trace_of_its_sender()
    {
        using var host = new Activity("the host's delivery").Start();
        using var consumer = MessageTrace.Begin("indexing", Sender, null)!;

        consumer.TraceId.ToHexString().ShouldBe("0af7651916cd43dd8448eb211c80319c");
        consumer.ParentSpanId.ToHexString().ShouldBe("b7ad6b7169203331");
        consumer.Kind.ShouldBe(ActivityKind.Consumer);
        consumer.Links.Select(link => link.Context.TraceId).ShouldBe([host.TraceId]);
        consumer.GetTagItem("messaging.destination.name").ShouldBe("indexing");
    }

    [Fact]
    public void What_comes_later_begins_a_trace_and_links_to_its_sender()
    {
        using var consumer = MessageTrace.Begin("syndication", null, Sender)!;

        consumer.TraceId.ToHexString().ShouldNotBe("0af7651916cd43dd8448eb211c80319c");
        consumer.Links.Select(link => link.Context.TraceId.ToHexString()).ShouldBe(["0af7651916cd43dd8448eb211c80319c"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("00-00000000000000000000000000000000-0000000000000000-01")]
    public void A_message_without_a_usable_id_begins_a_trace(string? text)
    {
        using var consumer = MessageTrace.Begin("linkbacks", text, text)!;
        consumer.ParentSpanId.ShouldBe(default);
        consumer.Links.ShouldBeEmpty();
    }
}
