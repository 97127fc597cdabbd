using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Model;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Lists;

public sealed class RowContentTests
{
    // What a table's binary property may hold.
    private const int PropertySize = 64 * 1024;

    [Fact]
    public void Any_text_comes_back_as_it_was() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text => RoundTrip(Utf8(text ?? ""))).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFFwith a byte order mark")]
    [InlineData("\r\n\t 漢字かな交じり文 😀 ]]>")]
    public void A_short_text_takes_one_part(string text)
    {
        RoundTrip(text);
        RowContent.Pack(text)!.Count.ShouldBe(1);
    }

    [Fact]
    public void A_mebibyte_of_prose_fits_into_a_row() =>
        RoundTrip(string.Concat(Enumerable.Range(0, 18_000).Select(i => $"{i}番目の文は、前の文とほぼ同じです。")));

    [Theory]
    [InlineData(60_000, 1)]
    [InlineData(90_000, 2)]
    [InlineData(180_000, 3)]
    [InlineData(320_000, 4)]
    public void A_text_that_compresses_badly_takes_as_many_parts_as_it_needs(int bytes, int parts)
    {
        var packed = RowContent.Pack(Noise(bytes)).ShouldNotBeNull();
        packed.Count.ShouldBe(parts);
        packed.ShouldAllBe(part => part.Length > 0 && part.Length <= PropertySize);
        RoundTrip(Noise(bytes));
    }

    [Theory]
    [InlineData(360_000)]
    [InlineData(1024 * 1024)]
    public void A_text_that_does_not_fit_stays_out_of_the_row(int bytes) => RowContent.Pack(Noise(bytes)).ShouldBeNull();

    private static void RoundTrip(string text)
    {
        var row = TimelineRow.Of(new Post(), ListNames.All, "1", RowContent.Pack(text).ShouldNotBeNull());
        row.Body.ShouldBe(text);
        row.WithoutContent().Body.ShouldBeNull();
    }

    // Six bits a character, the same each time.
    private static string Noise(int bytes)
    {
        var noise = new byte[bytes];
        new Random(7).NextBytes(noise);
        return Convert.ToBase64String(noise)[..bytes];
    }

    // Half a surrogate pair cannot be stored as UTF-8; no body has one.
    private static string Utf8(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
