using System.Globalization;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Text;

namespace ServerlessBlog.Platform.Options;

/// <summary>Stops the start with a sentence that names the setting when one of <c>Blog__*</c> is wrong.</summary>
public sealed class BlogOptionsValidator : IValidateOptions<BlogOptions>
{
    public ValidateOptionsResult Validate(string? name, BlogOptions options)
    {
        List<string> failures = [];
        Check(IsBaseUrl(options.BaseUrl), "Blog__BaseUrl must be the blog's public address, such as https://blog.example, without a path.");
        Check(Characters.Count(options.Title.Trim()) is >= 1 and <= 200, "Blog__Title must have 1 to 200 characters.");
        Check(Characters.Count(options.Description) <= 300 && !Characters.HasControl(options.Description), "Blog__Description must have at most 300 characters in one line.");
        Check(LanguageTag.IsValid(options.Language), "Blog__Language must be a language tag such as ja or en.");
        Check(TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _), "Blog__TimeZone must be an IANA time zone such as Asia/Tokyo.");
        Check(HasKey(options), "Set Blog__AuthorKey to a secret of at least 16 characters, or Blog__AuthorKeyHash to the 64 hexadecimal digits of its SHA-256.");
        // Its text is no secret.
        Check(!KeyVaultReference.IsOpen(options.AuthorKey), "Blog__AuthorKey is a reference to Key Vault that was not resolved; look whether the secret is there and the app may read it.");
        Check(options.ClientAddressHeader.All(IsHeaderCharacter), "Blog__ClientAddressHeader must be the name of one HTTP header, such as X-Forwarded-For, or be left out.");
        Check(options.TrustedProxies is >= 1 and <= 10, "Blog__TrustedProxies must be a number from 1 to 10.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Check(bool holds, string sentence)
        {
            if (!holds)
                failures.Add(sentence);
        }
    }

    private static bool IsHeaderCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';

    private static bool IsBaseUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && url.PathAndQuery == "/" && url.Fragment.Length == 0 && url.UserInfo.Length == 0;

    private static bool HasKey(BlogOptions options) =>
        string.IsNullOrEmpty(options.AuthorKeyHash)
            ? options.AuthorKey is { Length: >= 16 }
            : options.AuthorKeyHash.Length == 64
                && options.AuthorKeyHash.All(c => int.TryParse(c.ToString(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _));
}
