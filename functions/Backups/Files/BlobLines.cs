using System.Text;
using Azure;
using Azure.Storage.Blobs;
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

    /// <summary>All of a file, some 300 bytes of memory each. Throws <see cref="InvalidDataException"/> when it is missing or damaged. One transaction.</summary>
    public static async Task<IReadOnlyList<BackedUpBlob>> ReadAllAsync(BlobClient file, CancellationToken cancellationToken)
    {
        List<BackedUpBlob> blobs = [];
        try
        {
            await foreach (var line in LineFile.ReadAsync(file, cancellationToken))
                blobs.Add(Read(line));
            return blobs;
        }
        catch (Exception exception) when (exception is JsonException or RequestFailedException { Status: 404 })
        {
            throw new InvalidDataException($"The file {file.Name} is missing or damaged.", exception);
        }
    }
}
