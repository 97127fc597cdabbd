using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Options;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Deployment.Azd.Hooks;

/// <summary>The hook before provisioning makes the author's key.</summary>
public sealed class AuthorKeyTests : IDisposable
{
    private readonly HookFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory, InlineData("sh"), InlineData("pwsh")]
    public async Task The_printed_key_opens_the_blog_that_knows_only_what_azd_stored(string shell)
    {
        var result = await _folder.RunAsync("preprovision", shell);

        result.Exit.ShouldBe(0, result.Output);
        var key = KeyIn(result.Output);
        var hash = StoredHash();
        hash.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))));
        var request = new DefaultHttpContext().Request;
        request.Headers.Authorization = $"Bearer {key}";
        var options = new BlogOptions { BaseUrl = "https://blog.example", AuthorKeyHash = hash };
        new BlogOptionsValidator().Validate(null, options).Succeeded.ShouldBeTrue();
        new AuthorKey(Options.Create(options)).IsGivenIn(request).ShouldBeTrue();
    }

    [Theory, InlineData("sh"), InlineData("pwsh")]
    public async Task The_key_is_printed_once_and_given_to_nobody(string shell)
    {
        var result = await _folder.RunAsync("preprovision", shell);

        var key = KeyIn(result.Output);
        Regex.Count(result.Output, Regex.Escape(key)).ShouldBe(1);
        _folder.AzdCalls.ShouldHaveSingleItem().ShouldNotContain(key);
    }

    [Theory, InlineData("sh"), InlineData("pwsh")]
    public async Task Each_blog_gets_another_key(string shell)
    {
        var first = await _folder.RunAsync("preprovision", shell);
        var second = await _folder.RunAsync("preprovision", shell);

        KeyIn(second.Output).ShouldNotBe(KeyIn(first.Output));
    }

    [Theory, InlineData("sh"), InlineData("pwsh")]
    public async Task A_blog_that_has_a_key_keeps_it_without_a_word(string shell)
    {
        await _folder.RunAsync("preprovision", shell);

        var second = await _folder.RunAsync("preprovision", shell, ("BLOG_AUTHOR_KEY_HASH", StoredHash()));

        second.ShouldBe(new HookResult(0, ""));
        _folder.AzdCalls.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("sh", "CI", "true")]
    [InlineData("sh", "GITHUB_ACTIONS", "true")]
    [InlineData("pwsh", "CI", "1")]
    [InlineData("pwsh", "TF_BUILD", "True")]
    public async Task On_a_build_server_no_key_is_made_and_a_sentence_says_what_to_set(string shell, string variable, string value)
    {
        var result = await _folder.RunAsync("preprovision", shell, (variable, value));

        result.Exit.ShouldBe(1);
        result.Output.ShouldContain("set it to what 'azd env get-value BLOG_AUTHOR_KEY_HASH' prints");
        result.Output.ShouldNotContain("author's key of this blog");
        _folder.AzdCalls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sh", "correct horse battery staple")]
    [InlineData("sh", "ba77e60123456789")]
    [InlineData("pwsh", "correct horse battery staple")]
    [InlineData("pwsh", "ba77e60123456789")]
    public async Task A_hash_that_is_none_is_refused_and_not_repeated(string shell, string hash)
    {
        var result = await _folder.RunAsync("preprovision", shell, ("BLOG_AUTHOR_KEY_HASH", hash));

        result.Exit.ShouldBe(1);
        result.Output.ShouldContain("BLOG_AUTHOR_KEY_HASH must be the 64 hexadecimal digits");
        result.Output.ShouldNotContain(hash);
    }

    [Theory]
    [InlineData("sh", "My \"blog\"")]
    [InlineData("sh", "back\\slash")]
    [InlineData("pwsh", "My \"blog\"")]
    [InlineData("pwsh", "back\\slash")]
    public async Task A_title_that_azd_would_break_is_refused_before_a_key_is_made(string shell, string title)
    {
        var result = await _folder.RunAsync("preprovision", shell, ("BLOG_TITLE", title));

        result.Exit.ShouldBe(1);
        result.Output.ShouldContain("put the title into infra/blog.json as the setting Blog__Title");
        _folder.AzdCalls.ShouldBeEmpty();
    }

    [Theory, InlineData("sh"), InlineData("pwsh")]
    public async Task A_key_whose_hash_could_not_be_stored_is_not_shown(string shell)
    {
        _folder.LetAzdFail();

        var result = await _folder.RunAsync("preprovision", shell);

        result.Exit.ShouldBe(1);
        result.Output.ShouldContain("'azd env set' failed, so no key was made");
        result.Output.ShouldNotContain("author's key of this blog");
    }

    private string StoredHash()
    {
        var call = _folder.AzdCalls[^1].Split(' ');
        call[..^1].ShouldBe(["env", "set", "BLOG_AUTHOR_KEY_HASH"]);
        return call[^1];
    }

    private static string KeyIn(string output) =>
        output.Split('\n').Select(line => line.Trim()).Single(line => line.Length == 32 && line.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && line.Any(char.IsAsciiLetterUpper));
}
