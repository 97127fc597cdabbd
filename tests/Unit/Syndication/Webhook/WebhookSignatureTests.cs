using System.Text;
using ServerlessBlog.Syndication.Channels.Webhook;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.Webhook;

public sealed class WebhookSignatureTests
{
    [Fact]
    public void A_request_is_signed_like_the_example_of_the_Standard_Webhooks_libraries()
    {
        var key = WebhookSignature.KeyOf("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").ShouldNotBeNull();
        var headers = WebhookSignature.Headers(key, "msg_p5jXN8AQM9LWM0D4loKWxJek", DateTimeOffset.FromUnixTimeSeconds(1614265330), "{\"test\": 2432232314}"u8);

        headers.ShouldBe(
        [
            new("Webhook-Id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
            new("Webhook-Timestamp", "1614265330"),
            new("Webhook-Signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
        ]);
    }

    [Fact]
    public void A_secret_without_the_prefix_is_itself_the_key() =>
        WebhookSignature.KeyOf("合言葉は初雪の朝の庭").ShouldBe(Encoding.UTF8.GetBytes("合言葉は初雪の朝の庭"));

    [Theory]
    [InlineData("whsec_not Base64 at all")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS")]
    public void What_follows_the_prefix_must_be_Base64(string secret) => WebhookSignature.KeyOf(secret).ShouldBeNull();
}
