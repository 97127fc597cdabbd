using System.Runtime.CompilerServices;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Syndication.Statuses.Gathering;

namespace ServerlessBlog.Syndication.Statuses.Archives;

/// <summary>The file <c>outbox.json</c> of an archive from Mastodon: a collection of activities (ActivityPub, section 5.1).</summary>
public static class MastodonOutbox
{
    private const string NoOutbox = "This is no outbox; send outbox.json of the archive as it is.";

    /// <summary>What the file holds, in its order.</summary>
    /// <exception cref="ArchiveException">It is no such file; the message says why.</exception>
    public static async IAsyncEnumerable<FoundStatus> ReadAsync(TextReader file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var json = new ArchiveJson(file);
        if (!await json.ReadAsync(cancellationToken) || json.Token != JsonToken.StartObject || json.Variable.Length > 0)
            throw new ArchiveException(NoOutbox);
        var isOutbox = false;
        while (await json.ReadAsync(cancellationToken) && json.Token == JsonToken.PropertyName)
        {
            var name = json.Name;
            if (name != "orderedItems")
            {
                var value = await json.ValueAsync(cancellationToken);
                if (name == "type" && value is not JValue { Value: "OrderedCollection" or "OrderedCollectionPage" })
                    throw new ArchiveException(NoOutbox);
                continue;
            }

            isOutbox = await json.ReadAsync(cancellationToken) && json.Token == JsonToken.StartArray;
            await foreach (var item in isOutbox ? json.ItemsAsync(cancellationToken) : throw new ArchiveException(NoOutbox))
                yield return MastodonNote.Read(item);
        }

        json.RequireEnd(JsonToken.EndObject);
        if (!isOutbox)
            throw new ArchiveException("This outbox holds no statuses, only where they are; request an archive in the account's settings, and send the outbox.json in it.");
        await json.EndAsync(cancellationToken);
    }
}
