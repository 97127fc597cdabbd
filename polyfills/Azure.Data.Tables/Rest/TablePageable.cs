using System.Runtime.CompilerServices;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>A query's results, fetched page by page as they are consumed.</summary>
sealed class TablePageable<T>(
    Func<int?, string?, HttpMessage> createRequest,
    Func<Response, IReadOnlyList<T>> readPage,
    TableRest rest,
    int? maxPerPage,
    CancellationToken cancellationToken) : AsyncPageable<T>(cancellationToken)
    where T : notnull
{
    public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
        Pages(continuationToken, pageSizeHint ?? maxPerPage, CancellationToken.None);

    async IAsyncEnumerable<Page<T>> Pages(
        string? token, int? top, [EnumeratorCancellation] CancellationToken enumeration)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken, enumeration);
        do
        {
            var response = await rest.SendAsync(createRequest(top, token), either.Token).ConfigureAwait(false);
            token = Continuation.TokenOf(response);
            yield return Page<T>.FromValues(readPage(response), token, response);
        }
        while (token is not null);
    }
}
