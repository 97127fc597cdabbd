using ServerlessBlog.Platform.Caching;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Caching;

public sealed class ContentCodingsTests
{
    [Theory]
    [InlineData(null, ContentCoding.Identity)]
    [InlineData("", ContentCoding.Identity)]
    [InlineData("gzip", ContentCoding.Gzip)]
    [InlineData("GZIP", ContentCoding.Gzip)]
    [InlineData("br", ContentCoding.Brotli)]
    [InlineData("gzip, deflate, br, zstd", ContentCoding.Brotli)]
    [InlineData("br;q=0.5, gzip;q=0.8", ContentCoding.Gzip)]
    [InlineData("br;q=0", ContentCoding.Identity)]
    [InlineData("*", ContentCoding.Brotli)]
    [InlineData("*;q=0", ContentCoding.Identity)]
    [InlineData("br;q=0, *", ContentCoding.Gzip)]
    [InlineData("identity;q=1, gzip;q=0.5", ContentCoding.Identity)]
    [InlineData("identity;q=0.5, gzip;q=0.5", ContentCoding.Gzip)]
    [InlineData("deflate", ContentCoding.Identity)]
    [InlineData("gzip;q=nonsense", ContentCoding.Identity)]
    public void The_coding_is_the_best_that_the_reader_accepts(string? acceptEncoding, ContentCoding expected) =>
        ContentCodings.Choose(acceptEncoding).ShouldBe(expected);

    [Theory]
    [InlineData("text/html; charset=utf-8", 1000, true)]
    [InlineData("application/feed+json; charset=utf-8", 5000, true)]
    [InlineData("image/svg+xml", 5000, true)]
    [InlineData("text/html; charset=utf-8", 999, false)]
    [InlineData("image/png", 100_000, false)]
    public void Only_what_gains_by_it_is_compressed(string contentType, int size, bool expected) =>
        ContentCodings.IsWorthwhile(contentType, size).ShouldBe(expected);
}
