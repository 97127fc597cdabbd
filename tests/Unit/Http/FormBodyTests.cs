using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Http;

public sealed class FormBodyTests
{
    [Theory]
    [InlineData("name=%E3%81%AF+%26%3D&text=a%0D%0Ab", "は &=", "a\r\nb")]
    [InlineData("&&name&text=x=y&", "", "x=y")]
    [InlineData("name=first&name=second", "first", "")]
    [InlineData("name=100%&text=%zz", "100%", "%zz")]
    [InlineData("NAME=x", "", "")]
    [InlineData("", "", "")]
    public void Fields_are_decoded_as_a_browser_encodes_them(string body, string name, string text)
    {
        var form = FormBody.Parse(Encoding.ASCII.GetBytes(body));
        (form["name"], form["text"]).ShouldBe((name, text));
    }

    [Theory]
    [InlineData("name=%FF")]
    [InlineData("name=%82%CD")]
    [InlineData("name=%ED%A0%80")]
    public void What_is_not_UTF_8_is_refused(string body) =>
        Should.Throw<ProblemException>(() => FormBody.Parse(Encoding.ASCII.GetBytes(body))).Type.ShouldBe(ProblemType.InvalidRequest);

    [Fact]
    public void What_a_browser_would_send_is_read_back() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), value =>
    {
        var typed = new string([.. value.Get.Where(c => !char.IsSurrogate(c))]);
        FormBody.Parse(Encoding.ASCII.GetBytes("x=1&text=" + Uri.EscapeDataString(typed).Replace("%20", "+", StringComparison.Ordinal)))["text"].ShouldBe(typed);
    }).QuickCheckThrowOnFailure();
}
