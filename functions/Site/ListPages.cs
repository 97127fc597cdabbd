using Microsoft.AspNetCore.Http;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Posts.Authors;
using ServerlessBlog.Posts.Read;
using ServerlessBlog.Site.Pages;

namespace ServerlessBlog.Site;

/// <summary>Reads what pages with a list of posts have in common.</summary>
public sealed class ListPages(PostList posts, AuthorDirectory authors, SiteInfo site)
{
    /// <summary>How many posts a page shows.</summary>
    public const int PostsOnPage = 10;

    /// <summary>The page of <paramref name="list"/> that the request's cursor asks for. One transaction.</summary>
    /// <param name="path">The path of the list's page, without a cursor.</param>
    public async Task<EntryList> ReadAsync(string list, string path, HttpRequest request, CancellationToken cancellationToken)
    {
        var cursor = request.Query["cursor"].ToString();
        var page = await posts.ReadAsync(list, cursor, PostsOnPage, cancellationToken);
        return new EntryList(page.Items, path)
        {
            Cursor = cursor.Length > 0 ? cursor : null,
            NextCursor = page.NextCursor,
            AuthorNames = await AuthorNamesAsync(cancellationToken),
        };
    }

    /// <summary>As <see cref="ReadAsync"/>; a list without posts is no page (404).</summary>
    public async Task<EntryList> RequireAsync(string list, string path, HttpRequest request, CancellationToken cancellationToken)
    {
        var entries = await ReadAsync(list, path, request, cancellationToken);
        return entries.Rows.Count > 0 ? entries : throw NotFound();
    }

    /// <summary>The names of authors by their ids, where a reader needs them: in a blog that several people write.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AuthorNamesAsync(CancellationToken cancellationToken)
    {
        // The default author has no profile of its own until one is written.
        var written = (await authors.AllAsync(cancellationToken)).Where(author => author.Version > 0).ToList();
        return written.Count > 1
            ? written.ToDictionary(author => author.Id, author => author.Name, StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal);
    }

    public ProblemException NotFound() => new(ProblemType.NotFound, site.Texts.Problem(ProblemType.NotFound.Status).Sentence);
}
