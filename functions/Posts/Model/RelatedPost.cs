namespace ServerlessBlog.Posts.Model;

/// <summary>A post that another one points at, with what it was chosen for.</summary>
/// <param name="Slug">The slug.</param>
/// <param name="Title">The title.</param>
/// <param name="Shared">Two for each shared tag, one for each shared category.</param>
/// <param name="Similarity">The estimated similarity of the texts, 0 to 1.</param>
public sealed record RelatedPost(string Slug, string Title, int Shared, double Similarity);
