using System.IO.Compression;
using System.Net;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Http;

/// <summary>RFC 9110 and 9111 on every route that answers GET.</summary>
public sealed class EveryRouteTests(HttpBlog blog) : IClassFixture<HttpBlog>
{
    public static TheoryData<RouteUnderTest> Routes => [.. RouteUnderTest.All];

    public static TheoryData<RouteUnderTest> PublicRoutes => [.. RouteUnderTest.All.Where(route => route.IsPublic)];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task HEAD_has_the_headers_of_GET_and_no_body(RouteUnderTest route)
    {
        using var get = await blog.SendAsync("GET", route);
        using var head = await blog.SendAsync("HEAD", route);

        get.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        Headers(head).ShouldBe(Headers(get));
        get.Content.Headers.ContentLength.ShouldBe((await get.Content.ReadAsByteArrayAsync()).Length);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_current_copy_is_answered_with_304_and_the_headers_that_caches_need(RouteUnderTest route)
    {
        using var whole = await blog.SendAsync("GET", route);
        var etag = Single(whole, "ETag").ShouldNotBeNull();
        etag.ShouldStartWith("\"", Case.Sensitive, "a strong tag");

        foreach (var method in new[] { "GET", "HEAD" })
        {
            foreach (var condition in new[] { etag, "W/" + etag, $"\"other\", {etag}", "*" })
            {
                using var answer = await blog.SendAsync(method, route, ("If-None-Match", condition), ("If-Modified-Since", "Sun, 03 Jan 2010 00:00:00 GMT"));
                answer.StatusCode.ShouldBe(HttpStatusCode.NotModified, $"{method} If-None-Match: {condition}");
                (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
                foreach (var name in new[] { "ETag", "Cache-Control", "Vary", "Content-Location", "Expires" })
                    Single(answer, name).ShouldBe(Single(whole, name), name);
                answer.Headers.Date.ShouldNotBeNull();
                answer.Content.Headers.ContentType.ShouldBeNull();
            }
        }
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Another_copy_or_an_unreadable_condition_gets_the_whole_answer(RouteUnderTest route)
    {
        foreach (var condition in new[] { "\"other\"", "no tag", "W/", "" })
        {
            using var answer = await blog.SendAsync("GET", route, ("If-None-Match", condition));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"If-None-Match: {condition}");
        }

        using var dated = await blog.SendAsync("GET", route, ("If-Modified-Since", DateTimeOffset.UtcNow.AddDays(1).ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
        dated.StatusCode.ShouldBe(HttpStatusCode.OK, "without Last-Modified there is nothing to compare");
        using var range = await blog.SendAsync("GET", route, ("Range", "bytes=0-9"));
        range.StatusCode.ShouldBe(HttpStatusCode.OK, "ranges are not served");
        range.Headers.Contains("Accept-Ranges").ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(PublicRoutes))]
    public async Task If_Match_that_names_another_version_is_refused(RouteUnderTest route)
    {
        using var whole = await blog.SendAsync("GET", route);
        using var same = await blog.SendAsync("GET", route, ("If-Match", Single(whole, "ETag")!));
        same.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var other = await blog.SendAsync("GET", route, ("If-Match", "\"other\""), ("If-None-Match", Single(whole, "ETag")!));
        other.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed, "If-Match comes first");
        using var weak = await blog.SendAsync("GET", route, ("If-Match", "W/" + Single(whole, "ETag")));
        weak.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed, "If-Match compares strongly");
    }

    [Theory]
    [MemberData(nameof(PublicRoutes))]
    public async Task Every_coding_holds_the_same_content_under_its_own_entity_tag(RouteUnderTest route)
    {
        using var plain = await blog.SendAsync("GET", route);
        var content = await plain.Content.ReadAsByteArrayAsync();
        Single(plain, "Vary").ShouldNotBeNull().ShouldContain("Accept-Encoding");
        plain.Content.Headers.ContentEncoding.ShouldBeEmpty();
        if (content.Length < 1000)
            return;

        HashSet<string> tags = [Single(plain, "ETag")!];
        foreach (var (accepted, coding) in new[] { ("gzip", "gzip"), ("br", "br"), ("gzip, deflate, br", "br"), ("br;q=0, gzip;q=0.5", "gzip"), ("*", "br") })
        {
            using var answer = await blog.SendAsync("GET", route, ("Accept-Encoding", accepted));
            answer.Content.Headers.ContentEncoding.ShouldBe([coding], accepted);
            tags.Add(Single(answer, "ETag")!);
            Decode(await answer.Content.ReadAsByteArrayAsync(), coding).ShouldBe(content, accepted);
            using var again = await blog.SendAsync("GET", route, ("Accept-Encoding", accepted), ("If-None-Match", Single(answer, "ETag")!));
            again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        }

        tags.Count.ShouldBe(3);
        foreach (var refused in new[] { "identity", "gzip;q=0, br;q=0", "deflate", "nonsense;;" })
        {
            using var answer = await blog.SendAsync("GET", route, ("Accept-Encoding", refused));
            answer.Content.Headers.ContentEncoding.ShouldBeEmpty(refused);
            (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(content, refused);
        }
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_method_that_the_route_does_not_have_is_refused_with_those_that_it_has(RouteUnderTest route)
    {
        using var options = await blog.SendAsync("OPTIONS", route);
        options.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var allowed = options.Content.Headers.Allow.ToList();
        allowed.ShouldContain("GET");
        allowed.ShouldContain("HEAD");

        foreach (var method in new[] { "POST", "PUT", "PATCH", "DELETE", "PURGE", "PROPFIND" }.Except(allowed, StringComparer.Ordinal))
        {
            using var answer = await blog.SendAsync(method, route);
            answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed, method);
            answer.Content.Headers.Allow.ShouldBe(allowed, ignoreOrder: true);
            (await answer.Content.ReadAsStringAsync()).ShouldNotBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Caches_may_keep_what_is_public_and_nothing_else(RouteUnderTest route)
    {
        using var answer = await blog.SendAsync("GET", route);
        var rule = Single(answer, "Cache-Control").ShouldNotBeNull();
        if (route.IsPublic)
            rule.ShouldStartWith("public, max-age=");
        else
            rule.ShouldBeOneOf("no-store", "no-cache");
        if (route.DependsOnKey)
            Single(answer, "Vary").ShouldNotBeNull().ShouldContain("Authorization");
    }

    // The date and the origin of the answer differ from one to the next.
    private static List<string> Headers(HttpResponseMessage response) =>
        [.. response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .Where(header => header.Key is not ("Date" or "Server-Timing"))
            .Select(header => $"{header.Key}: {header.Value}")
            .Order(StringComparer.Ordinal)];

    private static string? Single(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) || response.Content.Headers.NonValidated.TryGetValues(name, out values)
            ? values.ToString()
            : null;

    private static byte[] Decode(byte[] content, string coding)
    {
        using var input = new MemoryStream(content);
        using Stream decoder = coding == "br" ? new BrotliStream(input, CompressionMode.Decompress) : new GZipStream(input, CompressionMode.Decompress);
        using var output = new MemoryStream();
        decoder.CopyTo(output);
        return output.ToArray();
    }
}
