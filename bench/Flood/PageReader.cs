namespace ServerlessBlog.Bench.Flood;

/// <summary>A reader who loads page after page, and an author who looks at the desk, with the times they wait.</summary>
internal sealed class PageReader(HttpClient http, string authorKey)
{
    private static readonly string[] Pages = ["/posts/measured-30", "/", "/posts/measured-1", "/archives/2010/01", "/atom.xml"];

    private static readonly TimeSpan BetweenPages = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan BetweenDesks = TimeSpan.FromSeconds(1);

    /// <summary>Reads until cancelled; the times of all pages.</summary>
    public Task<IReadOnlyList<TimeSpan>> ReadAsync(CancellationToken cancellationToken) =>
        RepeatAsync(n => new HttpRequestMessage(HttpMethod.Get, Pages[n % Pages.Length]), BetweenPages, cancellationToken);

    /// <summary>Looks at the first page of the desk again and again until cancelled; the times of all looks.</summary>
    public Task<IReadOnlyList<TimeSpan>> LookAtDeskAsync(CancellationToken cancellationToken) =>
        RepeatAsync(
            _ =>
            {
                var request = new HttpRequestMessage(HttpMethod.Get, "/api/desk?limit=20");
                request.Headers.Authorization = new("Bearer", authorKey);
                return request;
            },
            BetweenDesks,
            cancellationToken);

    private async Task<IReadOnlyList<TimeSpan>> RepeatAsync(Func<int, HttpRequestMessage> next, TimeSpan pause, CancellationToken cancellationToken)
    {
        List<TimeSpan> times = [];
        for (var n = 0; !cancellationToken.IsCancellationRequested; n++)
        {
            using var request = next(n);
            var start = TimeProvider.System.GetTimestamp();
            using var response = await http.SendAsync(request, CancellationToken.None);
            await response.Content.ReadAsByteArrayAsync(CancellationToken.None);
            times.Add(TimeProvider.System.GetElapsedTime(start));
            if (!response.IsSuccessStatusCode)
                throw new InvalidOperationException($"{request.RequestUri} answered {(int)response.StatusCode}.");
            try
            {
                await Task.Delay(pause, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                // The measurement is over.
            }
        }

        return times;
    }
}
