using System.Text;
using Newtonsoft.Json;
using ServerlessBlog.Backups.Model;
using ServerlessBlog.Platform.Json;

namespace ServerlessBlog.Backups.Files;

/// <summary>The blobs of a container as lines of JSON.</summary>
public static class BlobLines
{
    public static ReadOnlyMemory<byte> Write(BackedUpBlob blob) => Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(blob, ApiJson.Settings));

    /// <summary>Throws <see cref="JsonException"/> for what is no such line.</summary>
    public static BackedUpBlob Read(ReadOnlyMemory<byte> line) =>
        JsonConvert.DeserializeObject<BackedUpBlob>(Encoding.UTF8.GetString(line.Span), ApiJson.Settings) ?? throw new JsonSerializationException("A line is empty.");
}
