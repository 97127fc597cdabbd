using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Site;
using ServerlessBlog.Site.Theming;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Site;

public sealed partial class ThemeTests
{
    [Fact]
    public void The_documentation_lists_exactly_the_properties_of_the_file()
    {
        var documented = DocumentedName().Matches(File.ReadAllText(Document())).Select(match => match.Groups["name"].Value);
        documented.ShouldBe(ThemeProperties.Defaults.Select(property => property.Key));
    }

    [Fact]
    public void The_stylesheet_uses_every_property_and_no_colour_of_its_own()
    {
        var css = Encoding.UTF8.GetString(new SiteAssets(new Theme(With([]))).Stylesheet.Answer(new Microsoft.AspNetCore.Http.DefaultHttpContext().Request).Body);
        var rules = css[css.IndexOf("*, ::before", StringComparison.Ordinal)..];

        foreach (var (name, _) in ThemeProperties.Defaults)
            rules.ShouldContain($"var(--{name})");
        Colour().IsMatch(rules).ShouldBeFalse();
    }

    [Fact]
    public void Every_property_accepts_its_own_value()
    {
        foreach (var (name, value) in ThemeProperties.Defaults)
            Validate(name, value).ShouldBeNull(name);
    }

    [Theory]
    [InlineData("accent")]
    [InlineData("Accent")]
    [InlineData("ACCENT")]
    public void A_property_is_set_over_the_built_in_one(string setting)
    {
        Validate(setting, "#b3261e").ShouldBeNull();
        var theme = new Theme(With(new() { [setting] = " #b3261e " }));
        theme.Css.ShouldBe(":root {\n  --accent: #b3261e;\n}\n");

        var (own, builtIn) = (new SiteAssets(theme).Stylesheet.Url, new SiteAssets(new Theme(With([]))).Stylesheet.Url);
        own.ShouldStartWith("/assets/site.css?v=");
        own.ShouldNotBe(builtIn);
    }

    [Theory]
    [InlineData("font-body-ja")]
    [InlineData("font_body_ja")]
    [InlineData("FontBodyJa")]
    [InlineData("FONTBODYJA")]
    public void A_name_may_be_written_as_a_variable_can_be(string setting) =>
        new Theme(With(new() { [setting] = "serif" })).Css.ShouldContain("--font-body-ja: serif;");

    [Theory]
    [InlineData("#fff", "#fff", "#fff")]
    [InlineData("light-dark(#fff, #000)", "#fff", "#000")]
    [InlineData("light-dark( white , black )", "white", "black")]
    public void The_ground_is_told_for_light_and_dark(string value, string light, string dark) =>
        new Theme(With(new() { ["ground"] = value })).Ground.ShouldBe((light, dark));

    [Theory]
    [InlineData("accent", "red; background: url(https://tracker.example)")]
    [InlineData("accent", "red}")]
    [InlineData("accent", "{red")]
    [InlineData("accent", "URL(x)")]
    [InlineData("accent", "image-set('x' 1x)")]
    [InlineData("accent", "\\75rl(x)")]
    [InlineData("accent", "red\nblue")]
    [InlineData("accent", "red/*")]
    [InlineData("accent", "rgb(1 2 3")]
    [InlineData("accent", "rgb(1 2 3))(")]
    [InlineData("font-body", "\"Charter")]
    [InlineData("font-body", "<style>")]
    [InlineData("accent", "red !important")]
    [InlineData("accent", "")]
    [InlineData("accent", "  ")]
    public void A_value_that_would_leave_its_place_is_refused_by_name(string setting, string value) =>
        Validate(setting, value).ShouldNotBeNull().ShouldStartWith($"Blog__Theme__{setting} must ");

    [Fact]
    public void An_unknown_property_and_one_that_is_set_twice_are_refused_by_name()
    {
        Validate("acent", "red").ShouldNotBeNull().ShouldStartWith("Blog__Theme__acent: a theme has no property of this name");
        new ThemeValidator().Validate(null, With(new() { ["font-body"] = "serif", ["FontBody"] = "serif" }).Value).FailureMessage.ShouldBe("Blog__Theme__FontBody: the property font-body is set twice; keep one.");
    }

    private static string? Validate(string setting, string value) => new ThemeValidator().Validate(null, With(new() { [setting] = value }).Value).FailureMessage;

    private static IOptions<BlogOptions> With(Dictionary<string, string> theme)
    {
        var options = new BlogOptions();
        foreach (var (setting, value) in theme)
            options.Theme.Add(setting, value);
        return Options.Create(options);
    }

    private static string Document([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "theming.md"));

    [GeneratedRegex(@"^\| `(?<name>[a-z-]+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DocumentedName();

    [GeneratedRegex(@"#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch|light-dark)\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Colour();
}
