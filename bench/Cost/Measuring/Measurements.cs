using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ServerlessBlog.Bench.Cost.Model;
using ServerlessBlog.Bench.Flood;
using ServerlessBlog.Bench.Syndication;
using ServerlessBlog.Tests.Support.Blog;

namespace ServerlessBlog.Bench.Cost.Measuring;

/// <summary>Each operation of a blog, done several times.</summary>
internal sealed class Measurements(MeasuredBlog blog)
{
    private const int Rounds = 5;
    private const string Cold = "/posts/measured-";

    private readonly Visitor _visitor = new(blog.Reader);
    private readonly List<MeasuredOperation> _operations = [];
    private int _number;

    public async Task<IReadOnlyList<MeasuredOperation>> MeasureAsync()
    {
        var files = await _visitor.FilesOfAsync(Lab.Page);
        await MeasureReadingAsync(files);
        await MeasureFeedbackAsync();
        await MeasureWritingAsync();
        foreach (var channel in MeasuredBlog.Channels)
        {
            var posts = await PublishedAsync(Rounds + 1);
            await AddAsync(OperationNames.Announce(channel), 1, () => AnnounceAsync(posts.Dequeue(), channel));
        }

        return _operations;
    }

    private async Task MeasureReadingAsync(IReadOnlyList<string> files)
    {
        // Posts that nobody has read yet, from both ends.
        await AddAsync(OperationNames.FirstVisit, 1 + files.Count, () => _visitor.VisitAsync(Cold + Text(++_number), files));
        await AddAsync(OperationNames.Page, 1, () => BytesAsync(Cold + Text(++_number)));
        await AddAsync(OperationNames.CachedPage, 1, () => BytesAsync(Cold + Text(_number)));
        await AddAsync(OperationNames.Home, 1, () => BytesAsync("/", pastCache: true));
        await AddAsync(OperationNames.Feed, 1, () => BytesAsync("/atom.xml", pastCache: true));
        var tag = (await _visitor.ReadAsync("/atom.xml", pastCache: true)).ETag;
        await AddAsync(OperationNames.FeedPoll, 1, async () => (await _visitor.ReadAsync("/atom.xml", pastCache: true, tag)).Bytes);
        await AddAsync(OperationNames.Search, 1, () => BytesAsync("/search?q=" + Uri.EscapeDataString("内向き"), pastCache: true));
    }

    private async Task MeasureFeedbackAsync()
    {
        await AddAsync(OperationNames.Comment, 1, () => CommentAsync($"{Text(++_number)}番目の感想です。{Guid.NewGuid():N}"));
        await AddAsync(OperationNames.Desk, 1, () => OfAuthorAsync(blog.Author.GetAsync("/api/desk?limit=20")));
        var waiting = new Queue<string>(await IdsAsync("pending"));
        await AddAsync(OperationNames.Approve, 1, () => OfAuthorAsync(blog.Author.PostAsync($"/api/desk/{waiting.Dequeue()}/approve")));
        var before = (await IdsAsync("spam")).Count;
        await AddAsync(OperationNames.Spam, 1, () => CommentAsync($"{MeasuredBlog.BlockedWord}で{Text(++_number)}倍。{Guid.NewGuid():N}"));
        if ((await IdsAsync("spam")).Count != before + Rounds + 1)
            throw new InvalidOperationException("What was to be spam is not on the desk as spam.");
        await AddAsync(OperationNames.Trackback, 1, TrackbackAsync);
    }

    private async Task MeasureWritingAsync()
    {
        Queue<BlogResponse> drafts = new(), published = new();
        await AddAsync(OperationNames.Draft, 1, async () =>
        {
            drafts.Enqueue(await blog.Author.CreateAsync(NewPost("draft")));
            return 0;
        });
        await AddAsync(OperationNames.Publish, 1, async () =>
        {
            var draft = drafts.Dequeue();
            published.Enqueue(await blog.Author.PostAsync($"/api/posts/{draft.Slug}/publish", ifMatch: draft.ETag));
            return 0;
        });
        await AddAsync(OperationNames.Edit, 1, () =>
        {
            var post = published.Dequeue();
            return OfAuthorAsync(blog.Author.PatchAsync($"/api/posts/{post.Slug}", new { body = $"直しました。{Guid.NewGuid():N}" }, post.ETag));
        });
    }

    // The first round is for what happens once: connections, tables, compiled code.
    private async Task AddAsync(string name, int requests, Func<Task<double>> act)
    {
        await Console.Error.WriteLineAsync($"cost: {name} ...");
        await blog.MeasureAsync(act);
        List<(double Seconds, double Bytes, Calls Calls, IReadOnlyList<QueueWork> Messages)> rounds = [];
        for (var round = 0; round < Rounds; round++)
            rounds.Add(await blog.MeasureAsync(act));
        _operations.Add(new MeasuredOperation(
            name, requests, Report.Median(rounds.Select(round => round.Seconds)), Report.Median(rounds.Select(round => round.Bytes)), MedianOf(rounds.Select(round => round.Calls)),
            MedianOf(rounds.Select(round => round.Messages))));
    }

    public static Calls MedianOf(IEnumerable<Calls> rounds)
    {
        var all = rounds.ToList();
        return new Calls(Of(calls => calls.TableReads), Of(calls => calls.TableWrites), Of(calls => calls.BlobReads), Of(calls => calls.BlobWrites), Of(calls => calls.BusOperations));

        double Of(Func<Calls, double> what) => Report.Median(all.Select(what));
    }

    public static IReadOnlyList<QueueWork> MedianOf(IEnumerable<IReadOnlyList<QueueWork>> rounds)
    {
        var all = rounds.ToList();
        return
        [
            .. all.SelectMany(round => round).Select(work => work.Queue).Distinct(StringComparer.Ordinal)
                .Select(queue => all.Select(round => round.FirstOrDefault(work => work.Queue == queue) ?? new QueueWork(queue, 0, 0)).ToList())
                .Select(works => new QueueWork(works[0].Queue, Report.Median(works.Select(work => work.Count)), Report.Median(works.Select(work => work.Seconds))))
                .Where(work => work.Count > 0),
        ];
    }

    private async Task<double> BytesAsync(string path, bool pastCache = false) => (await _visitor.ReadAsync(path, pastCache)).Bytes;

    private async Task<double> CommentAsync(string text)
    {
        using var response = await blog.Reader.PostAsJsonAsync(
            new Uri($"/api/posts/{FloodTarget.SlugOf(_number)}/comments", UriKind.Relative), new { name = $"読者{Text(_number)}", email = $"reader{Text(_number)}@reader.example", text });
        return Length(await BlogResponse.ReadAsync(response));
    }

    private async Task<double> TrackbackAsync()
    {
        var slug = FloodTarget.SlugOf(++_number);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("url", Source(slug)), KeyValuePair.Create("title", "感想"), KeyValuePair.Create("blog_name", "読者のブログ")]);
        using var response = await blog.Reader.PostAsync(new Uri($"/posts/{slug}/trackback", UriKind.Relative), form);
        var answer = await BlogResponse.ReadAsync(response);
        return answer.Text.Contains("<error>0</error>", StringComparison.Ordinal) ? Length(answer) : throw new InvalidOperationException(answer.Text);
    }

    private string Source(string slug) => blog.Source.UrlOf(_number, slug);

    private async Task<Queue<string>> PublishedAsync(int count)
    {
        Queue<string> slugs = new();
        while (slugs.Count < count)
            slugs.Enqueue((await blog.Author.CreateAsync(NewPost("published"))).Slug);
        return slugs;
    }

    private async Task<double> AnnounceAsync(string slug, string channel) =>
        await OfAuthorAsync(blog.Author.PutAsync($"/api/posts/{slug}/announcements/{channel}", new { text = Announcer.TextOf(++_number, channel), link = false }));

    private async Task<IReadOnlyList<string>> IdsAsync(string state) =>
        [.. (await blog.Author.GetAsync($"/api/desk?state={state}&limit=100")).Json["items"]!.AsArray().Select(item => (string)item!["id"]!)];

    private object NewPost(string status) => new
    {
        title = $"Costs {Text(++_number)}",
        body = string.Concat(Enumerable.Repeat($"外向きの一言と、内向きの近況は別のものです。{Guid.NewGuid():N}\n\n", 12)),
        categories = new[] { "費用" },
        tags = new[] { "cost", "azure" },
        status,
    };

    private static async Task<double> OfAuthorAsync(Task<BlogResponse> answering)
    {
        var answer = await answering;
        return (int)answer.Status < 300 ? Length(answer) : throw new InvalidOperationException($"{answer.Status}: {answer.Text}");
    }

    private static double Length(BlogResponse answer) => answer.Text.Length;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
