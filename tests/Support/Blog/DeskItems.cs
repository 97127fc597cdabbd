using System.Globalization;
using Azure.Data.Tables;

namespace ServerlessBlog.Tests.Support.Blog;

/// <summary>Puts comments and linkbacks on the desk as the judge leaves them there, so that a test needs neither judge nor source.</summary>
public sealed class DeskItems(TestBlog blog)
{
    private static int _count;

    private readonly TableServiceClient _tables = new(blog.Azurite.ConnectionString);

    /// <summary>Adds a comment.</summary>
    public Task<DeskItem> CommentAsync(string slug, string name, string text, string state = "Pending", string email = "", string url = "", string reasons = "[]") =>
        AddAsync(slug, "Comment", state, new() { ["Name"] = name, ["Text"] = text, ["Email"] = email, ["Url"] = url, ["ReasonsJson"] = reasons });

    /// <summary>Adds a linkback.</summary>
    public Task<DeskItem> LinkbackAsync(string slug, string kind, string url, bool isVerified, string title = "", string name = "", string text = "", string state = "Pending", string reasons = "[]") =>
        AddAsync(slug, kind, state, new()
        {
            ["Name"] = name,
            ["Title"] = title,
            ["Text"] = text,
            ["Url"] = url,
            ["IsVerified"] = isVerified,
            ["ReasonsJson"] = reasons,
        });

    private async Task<DeskItem> AddAsync(string slug, string kind, string state, Dictionary<string, object> columns)
    {
        // Each a millisecond after the one before: the last one is the newest.
        var number = Interlocked.Increment(ref _count);
        var now = DateTimeOffset.UtcNow.AddMilliseconds(number);
        var chance = string.Create(CultureInfo.InvariantCulture, $"t{number:D5}");
        var deskId = string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - now.UtcTicks:D19}-{chance}");
        var id = kind == "Comment"
            ? string.Create(CultureInfo.InvariantCulture, $"{now.ToUnixTimeMilliseconds():D13}{chance}")
            : string.Create(CultureInfo.InvariantCulture, $"{number:x32}");
        var row = (kind == "Comment" ? "comment:" : "linkback:") + id;
        await _tables.CreateTableIfNotExistsAsync("feedback");
        await _tables.CreateTableIfNotExistsAsync("desk");
        var entity = new TableEntity(slug, row)
        {
            ["Kind"] = kind,
            ["State"] = state,
            ["PreviousState"] = "Received",
            ["Version"] = 1L,
            ["CommitId"] = "seed",
            ["DeskId"] = deskId,
            ["DeskStates"] = state,
            ["ReceivedAt"] = now,
            ["UpdatedAt"] = now,
        };
        foreach (var (name, value) in columns)
            entity[name] = value;
        await _tables.GetTableClient("feedback").AddEntityAsync(entity);
        await _tables.GetTableClient("desk").AddEntityAsync(new TableEntity(state.ToLowerInvariant(), deskId) { ["Slug"] = slug, ["Row"] = row });
        return new DeskItem(deskId, slug, row, id);
    }
}

/// <summary>Something on the desk.</summary>
public sealed record DeskItem(string DeskId, string Slug, string Row, string Id);
