using FsCheck;
using FsCheck.Fluent;
using ServerlessBlog.Linkbacks.Sending.Discovery;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Linkbacks.Sending;

public sealed class LinkHeaderPropertyTests
{
    private static readonly string[] Pieces = ["<", ">", ";", ",", "=", "\"", "\\", " ", "\t", "rel", "REL", "webmention", "/wm", "title", "https://a.example/?b,c;d", "字", "\0"];

    private static Config Config { get; } = Config.QuickThrowOnFailure.WithMaxTest(2000).WithEndSize(40);

    private static Gen<string> Token { get; } = Gen.Elements("webmention", "hub", "self", "not-webmention", "next");

    private static Gen<HeaderLink> Link { get; } =
        from target in Gen.Elements("", "/wm", "https://a.example/?b,c;d=\"e\"", "../x#y", "日本")
        from relations in Token.NonEmptyListOf()
        select new HeaderLink(target, relations);

    [Fact]
    public void Any_value_ends_and_gives_links_that_stand_in_it() =>
        Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary(), value =>
        {
            foreach (var link in LinkHeader.Parse(value))
            {
                value.ShouldContain($"<", Case.Sensitive);
                value.ShouldContain(link.Target, Case.Sensitive);
                link.Relations.ShouldAllBe(relation => relation.Length > 0 && !relation.Contains(' ', StringComparison.Ordinal));
            }
        }).Check(Config);

    [Fact]
    public void What_is_written_is_read_however_it_is_written() =>
        Prop.ForAll(
            Link.NonEmptyListOf().ToArbitrary(),
            Gen.Elements(0, 1, 2, 3).ToArbitrary(),
            (links, style) =>
            {
                var read = LinkHeader.Parse(string.Join(style % 2 == 0 ? ", " : ",", links.Select(link => Write(link, style)))).ToList();
                read.Select(link => link.Target).ShouldBe(links.Select(link => link.Target));
                foreach (var (was, now) in links.Zip(read))
                    now.Relations.ShouldBe(was.Relations);
            }).Check(Config);

    private static string Write(HeaderLink link, int style)
    {
        var relations = string.Join(' ', link.Relations);
        return style switch
        {
            0 when link.Relations.Count == 1 => $"<{link.Target}>; rel={relations}",
            1 => $"<{link.Target}>;title=\"rel=\\\"x\\\", <y>; z\";rel=\"{relations}\"",
            2 => $"<{link.Target}> ; crossorigin ; REL = \"{relations}\" ; rel=ignored",
            _ => $"<{link.Target}>; rel=\"{relations}\"",
        };
    }
}
