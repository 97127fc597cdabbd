using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Posts.Api;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Syndication.Statuses.Gathering;

namespace ServerlessBlog.Syndication.Statuses.Api;

/// <summary>What a request asks for, checked.</summary>
/// <param name="Source">What the content is.</param>
/// <param name="Content">The content, where it is a member and not a file.</param>
/// <param name="Account">The author's name on X, without @; null where it is not given.</param>
/// <param name="Selection">Which statuses to quote.</param>
/// <param name="Draft">The draft, without its body.</param>
/// <param name="HasTitle">Whether its title was given.</param>
public sealed partial record StatusRequest(StatusSource Source, string? Content, string? Account, StatusSelection Selection, PostContent Draft, bool HasTitle)
{
    private static readonly string[] DraftMembers = ["title", "categories", "tags"];

    /// <summary>Reads it. Throws a problem (422) that names every member at fault.</summary>
    /// <param name="json">The members.</param>
    /// <param name="hasFile">Whether a file stands for the content.</param>
    /// <param name="posts">Reads those that the draft has too.</param>
    public static StatusRequest Read(JObject json, bool hasFile, PostInput posts)
    {
        var fields = new Fields(json);
        var source = fields.Text("source") switch
        {
            "x" => StatusSource.X,
            "mastodon" => StatusSource.Mastodon,
            "text" => StatusSource.Text,
            _ => (StatusSource?)null,
        };
        if (source is null)
            fields.Error("source", "This must be x, mastodon or text.");
        var content = hasFile ? null : fields.Text("content");
        if (!hasFile && string.IsNullOrWhiteSpace(content))
            fields.Error("content", "Send the file or the text that holds the statuses.");
        var account = fields.Line("account", 1, 16)?.TrimStart('@');
        if (account is not null && source is not (null or StatusSource.X))
            fields.Error("account", "Only an archive from X needs this; leave it out.");
        else if (account is not null && !AccountName().IsMatch(account))
            fields.Error("account", "This must be a name on X: 1 to 15 letters, digits and _.");
        var (from, until) = (fields.Time("from"), fields.Time("until"));
        if (from >= until)
            fields.Error("until", "This must be later than from.");
        var selection = new StatusSelection(from, until, fields.Number("max", 1, StatusSelection.MostStatuses) ?? StatusSelection.DefaultMax, fields.Flag("includeReplies") ?? false);
        foreach (var member in DraftMembers)
            fields.Ignore(member);
        fields.ThrowIfInvalid();

        var draft = new JObject(DraftMembers.Where(json.ContainsKey).Select(member => new JProperty(member, json[member])));
        var hasTitle = draft["title"] is not (null or { Type: JTokenType.Null });
        if (!hasTitle)
            draft["title"] = "-";
        return new StatusRequest(source!.Value, content, account, selection, posts.ReadNew(draft).Content, hasTitle);
    }

    [GeneratedRegex(@"^[A-Za-z0-9_]{1,15}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AccountName();
}
