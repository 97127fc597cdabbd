using ServerlessBlog.Moderation;
using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Linkbacks.Reception;

/// <summary>A linkback as it was sent, in a form that can be stored; nothing of it is checked.</summary>
/// <param name="Slug">The post that it says it links to.</param>
/// <param name="Kind">How it was sent.</param>
/// <param name="Source">The page that links.</param>
/// <param name="Target">The URL that it says it links to, as it was sent.</param>
public sealed record LinkbackDraft(string Slug, FeedbackKind Kind, Uri Source, string Target)
{
    public string Title { get; init; } = "";

    public string Name { get; init; } = "";

    public string Text { get; init; } = "";

    /// <summary>The row that the linkback has, or will have: one for each source.</summary>
    public string Row => FeedbackIds.RowOfSource(Source);

    public FeedbackItem ToItem() => new()
    {
        PartitionKey = Slug,
        RowKey = Row,
        Kind = Kind,
        Url = Source.AbsoluteUri,
        Target = Target,
        Title = Title,
        Name = Name,
        Text = Text,
    };
}
