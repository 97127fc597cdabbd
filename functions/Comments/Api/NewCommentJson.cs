using Newtonsoft.Json.Linq;
using ServerlessBlog.Comments.Input;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Comments.Api;

/// <summary>A comment to be sent.</summary>
public sealed record NewCommentJson(
    [property: ApiMember("Who writes.", RequiredInRequest = true, MinLength = 1, MaxLength = CommentRules.MaxName, Example = "はなこ")] string Name,
    [property: ApiMember("An e-mail address; shown to nobody but the author of the blog.", MaxLength = CommentRules.MaxEmail, Example = "hanako@mail.example")] string? Email,
    [property: ApiMember("The writer's own page, an http or https URL.", MaxLength = CommentRules.MaxUrl, Example = "https://hanako.example/")] string? Url,
    [property: ApiMember("Plain text; line breaks stay, and bare URLs become links.", RequiredInRequest = true, MinLength = 1, MaxLength = CommentRules.MaxText, Example = "読みました。\nhttps://hanako.example/")] string Text,
    [property: ApiMember("The id of the comment of the same post that this answers.", Example = "17698100000003f8m2q")] string? ReplyTo)
{
    /// <summary>Reads it; a problem (422) for members that are no texts, and for those that a comment has not.</summary>
    public static CommentDraft Read(JObject json)
    {
        var fields = new Fields(json);
        var draft = new CommentDraft
        {
            Name = fields.Text(CommentFields.Name) ?? "",
            Email = fields.Text(CommentFields.Email) ?? "",
            Url = fields.Text(CommentFields.Url) ?? "",
            Text = fields.Text(CommentFields.Text) ?? "",
            ReplyTo = fields.Text(CommentFields.ReplyTo) ?? "",
        };
        fields.ThrowIfInvalid();
        return draft;
    }
}

/// <summary>What the form on a post's page sends.</summary>
public sealed record CommentFormFields(
    [property: ApiMember("Who writes.", RequiredInRequest = true, MinLength = 1, MaxLength = CommentRules.MaxName, Example = "はなこ")] string Name,
    [property: ApiMember("An e-mail address; shown to nobody but the author of the blog. May be empty.", MaxLength = CommentRules.MaxEmail, Example = "hanako@mail.example")] string? Email,
    [property: ApiMember("The writer's own page, an http or https URL. May be empty.", MaxLength = CommentRules.MaxUrl, Example = "https://hanako.example/")] string? Url,
    [property: ApiMember("Plain text.", RequiredInRequest = true, MinLength = 1, MaxLength = CommentRules.MaxText, Example = "読みました。")] string Text,
    [property: ApiMember("The id of the comment that this answers. May be empty.", Example = "17698100000003f8m2q")] string? ReplyTo,
    [property: ApiMember("A field that people do not see; leave it empty.", Example = "")] string? Website,
    [property: ApiMember("How many milliseconds the form was open. May be empty.", Example = "42000")] string? Elapsed);
