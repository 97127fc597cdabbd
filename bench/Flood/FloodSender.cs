using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;

namespace ServerlessBlog.Bench.Flood;

/// <summary>Sends comments and trackbacks at a steady pace, each from another address, and notes what became of them.</summary>
internal sealed class FloodSender(HttpClient http, FloodSource source)
{
    public const int Comments = 5000;
    public const int Trackbacks = 5000;
    public const int PerSecond = 200;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private int _accepted;
    private int _serverErrors;
    private int _refused;
    private int _transactions;
    private int _dearest;

    public int Accepted => _accepted;

    public int ServerErrors => _serverErrors;

    public int Refused => _refused;

    /// <summary>The storage transactions of an accepted item, on average.</summary>
    public double Transactions => (double)_transactions / Math.Max(_accepted, 1);

    /// <summary>The most storage transactions that an accepted item cost.</summary>
    public int Dearest => _dearest;

    /// <summary>How long the answers took.</summary>
    public ConcurrentBag<TimeSpan> Times { get; } = [];

    /// <summary>Sends the first comment of the day, for which the instance fetches its keys: it is taken, and its cost is its own.</summary>
    public async Task SendFirstAsync()
    {
        using var request = Comment(Comments + Trackbacks, FloodTarget.SlugOf(0));
        request.Headers.Add("X-Forwarded-For", "198.19.0.1");
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        First = int.Parse(response.Headers.GetValues("Server-Timing").Single().Split('"')[1], CultureInfo.InvariantCulture);
    }

    /// <summary>The storage transactions of the first comment of the day.</summary>
    public int First { get; private set; }

    /// <summary>Sends all; returns how long that took. Who is slow to answer does not slow the pace.</summary>
    public async Task<TimeSpan> SendAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        var time = TimeProvider.System;
        var start = time.GetTimestamp();
        List<Task> sent = new(Comments + Trackbacks);
        for (var n = 0; n < Comments + Trackbacks; n++)
        {
            var wait = TimeSpan.FromSeconds((double)n / PerSecond) - time.GetElapsedTime(start);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, limit.Token);
            sent.Add(SendOneAsync(n, limit.Token));
        }

        await Task.WhenAll(sent);
        return time.GetElapsedTime(start);
    }

    private async Task SendOneAsync(int n, CancellationToken cancellationToken)
    {
        var slug = FloodTarget.SlugOf(n / 2);
        using var request = n % 2 == 0 ? Comment(n, slug) : Trackback(n, slug);
        request.Headers.Add("X-Forwarded-For", $"198.18.{Text(n / 250 % 250)}.{Text(n % 250)}");
        var start = TimeProvider.System.GetTimestamp();
        using var response = await http.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        Times.Add(TimeProvider.System.GetElapsedTime(start));
        if ((int)response.StatusCode >= 500)
            Interlocked.Increment(ref _serverErrors);
        else if (response.IsSuccessStatusCode && (n % 2 == 0 || body.Contains("<error>0</error>", StringComparison.Ordinal)))
            Count(response);
        else
            Interlocked.Increment(ref _refused);
    }

    private void Count(HttpResponseMessage response)
    {
        var cost = int.Parse(response.Headers.GetValues("Server-Timing").Single().Split('"')[1], CultureInfo.InvariantCulture);
        Interlocked.Increment(ref _accepted);
        Interlocked.Add(ref _transactions, cost);
        for (var dearest = _dearest; cost > dearest; dearest = _dearest)
            Interlocked.CompareExchange(ref _dearest, cost, dearest);
    }

    private static HttpRequestMessage Comment(int n, string slug) => new(HttpMethod.Post, $"/api/posts/{slug}/comments")
    {
        Content = JsonContent.Create(new { name = $"読者{Text(n)}", email = $"reader{Text(n)}@reader.example", text = $"{Text(n)}番目の感想です。\n外と内の話、なるほどと思いました。" }),
    };

    private HttpRequestMessage Trackback(int n, string slug) => new(HttpMethod.Post, $"/posts/{slug}/trackback")
    {
        Content = new FormUrlEncodedContent(
        [
            KeyValuePair.Create("url", source.UrlOf(n, slug)),
            KeyValuePair.Create("title", $"感想その{Text(n)}"),
            KeyValuePair.Create("excerpt", $"{Text(n)}番目の感想です。"),
            KeyValuePair.Create("blog_name", "読者のブログ"),
        ]),
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
