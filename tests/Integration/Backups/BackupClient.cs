using System.Net;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;

namespace ServerlessBlog.Tests.Integration.Backups;

/// <summary>Has back-ups made and restored, as the author would.</summary>
internal static class BackupClient
{
    // Under the load of a whole test suite, with processes that are killed and locks that run out.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>Makes a back-up and returns its id.</summary>
    public static async Task<string> BackUpAsync(this TestBlog blog)
    {
        var begun = await blog.Author.PostAsync("/api/backups");
        begun.Status.ShouldBe(HttpStatusCode.Accepted, begun.Text);
        begun.Headers.Location!.ToString().ShouldBe("/api/backups/" + (string)begun.Json["id"]!);
        await blog.WaitForBackupAsync((string)begun.Json["id"]!);
        return (string)begun.Json["id"]!;
    }

    public static Task WaitForBackupAsync(this TestBlog blog, string id) =>
        Wait.UntilAsync($"the back-up {id} is finished", async () => (string?)(await blog.Author.GetAsync("/api/backups/" + id)).Json["state"] == "finished", Limit);

    /// <summary>Asks for a restore.</summary>
    public static Task<BlogResponse> BeginRestoreAsync(this TestBlog blog, string id) => blog.Author.PostAsync($"/api/backups/{id}/restore", new { confirm = id });

    /// <summary>Waits until a restore is over, and returns how it stands.</summary>
    public static async Task<JsonObject> WaitForRestoreAsync(this TestBlog blog, string id)
    {
        JsonNode? restore = null;
        await Wait.UntilAsync(
            $"the restore of {id} is over",
            async () =>
            {
                restore = (await blog.Author.GetAsync("/api/backups/" + id)).Json["restore"];
                return (string?)restore?["state"] is "finished" or "failed";
            },
            Limit);
        return restore!.AsObject();
    }

    /// <summary>Restores a back-up, and fails unless that works.</summary>
    public static async Task<JsonObject> RestoreAsync(this TestBlog blog, string id)
    {
        var begun = await blog.BeginRestoreAsync(id);
        begun.Status.ShouldBe(HttpStatusCode.Accepted, begun.Text);
        var restore = await blog.WaitForRestoreAsync(id);
        ((string)restore["state"]!).ShouldBe("finished", (string?)restore["problem"]);
        return restore;
    }

    /// <summary>Writes a file among the back-ups, as somebody with access to the storage account could.</summary>
    public static async Task WriteFileAsync(this TestBlog blog, string name, string content) =>
        await new BlobContainerClient(blog.Azurite.ConnectionString, StorageNames.Backups).GetBlobClient(name).UploadAsync(new BinaryData(content), overwrite: true);

    /// <summary>Waits until what was written so far is older than what is written while a back-up is made.</summary>
    public static async Task PassAsync(TimeSpan time)
    {
        var start = TimeProvider.System.GetTimestamp();
        await Wait.UntilAsync("some time has passed", () => Task.FromResult(TimeProvider.System.GetElapsedTime(start) > time));
    }
}
