using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Posts.Api;
using ServerlessBlog.Syndication.Statuses.Archives;
using ServerlessBlog.Syndication.Statuses.Gathering;

namespace ServerlessBlog.Syndication.Statuses.Api;

/// <summary>
/// Reads a form with an archive's file (multipart/form-data, RFC 7578) as it comes: the fields first, then the file, or the
/// several files of a large archive. No file is kept, in memory or elsewhere.
/// </summary>
public sealed class StatusUpload(PostInput posts, BlogClock clock)
{
    /// <summary>The name of the file in the form.</summary>
    public const string File = "file";

    /// <summary>The most bytes of a form. The Functions host takes 100 MiB at most.</summary>
    public const long MaxBytes = 200 * 1024 * 1024;

    private const int MaxBoundary = 70;
    private const int MaxFields = 100;
    private const int MaxField = 8 * 1024;

    private static readonly string[] Lists = ["categories", "tags"];
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The request and what it gathered. Throws a problem for what is no such form (400, 413, 415) or is not as it should be (422).</summary>
    public async Task<(StatusRequest Request, Gathered Gathered)> ReadAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        var parts = Open(http);
        JObject fields = [];
        (StatusRequest Request, StatusGathering Gathering)? open = null;
        for (var count = 0; await NextAsync(parts, cancellationToken) is { } part; count++)
        {
            var name = part.GetContentDispositionHeader() is { Name: { Length: > 0 } given } ? HeaderUtilities.RemoveQuotes(given).ToString() : "";
            if (count > MaxFields)
                throw new ProblemException(ProblemType.InvalidRequest, $"Send at most {MaxFields} fields.");
            if (name != File)
            {
                if (open is not null)
                    throw ProblemException.Field(JsonPointer.Member("", name), "Put the fields before the file: it is read as it comes.");
                await AddAsync(fields, name, part, cancellationToken);
                continue;
            }

            if (open is null)
            {
                var request = StatusRequest.Read(fields, hasFile: true, posts);
                open = (request, new StatusGathering(request, clock));
            }

            using var file = new StreamReader(part.Body, StrictUtf8, detectEncodingFromByteOrderMarks: false, bufferSize: 16 * 1024);
            await ReadAsync(open.Value.Gathering, file, "/" + File, cancellationToken);
        }

        return open is var (done, gathering) ? (done, gathering.Finish()) : throw ProblemException.Field("/" + File, "Send the file in the field file, after the others.");
    }

    /// <summary>Reads a file, or what stands for one at <paramref name="pointer"/>; what is wrong with it is a problem (422).</summary>
    public static async Task ReadAsync(StatusGathering gathering, TextReader file, string pointer, CancellationToken cancellationToken)
    {
        try
        {
            await gathering.ReadAsync(file, cancellationToken);
        }
        catch (ArchiveException exception)
        {
            throw ProblemException.Field(pointer, exception.Message);
        }
        catch (IOException)
        {
            throw NotWhole();
        }
    }

    private static MultipartReader Open(HttpRequest http)
    {
        if (http.Headers.ContentEncoding.ToString() is not ("" or "identity"))
            throw new ProblemException(ProblemType.UnsupportedMediaType, "Send the form without a Content-Encoding.", [new FieldError("Content-Encoding", "Encoded bodies are not read.")]);
        if (http.ContentLength > MaxBytes)
            throw LimitedStream.TooLarge(MaxBytes);
        var boundary = MediaTypeHeaderValue.TryParse(http.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString() : "";
        if (boundary.Length is 0 or > MaxBoundary)
            throw new ProblemException(ProblemType.InvalidRequest, "Name the boundary of the form's parts in Content-Type, in at most 70 characters.");
        if (http.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxBytes;
        return new MultipartReader(boundary, new LimitedStream(http.Body, MaxBytes));
    }

    private static async Task<MultipartSection?> NextAsync(MultipartReader parts, CancellationToken cancellationToken)
    {
        try
        {
            return await parts.ReadNextSectionAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            throw NotWhole();
        }
    }

    private static async Task AddAsync(JObject fields, string name, MultipartSection part, CancellationToken cancellationToken)
    {
        var value = await TextOfAsync(name, part, cancellationToken);
        if (Lists.Contains(name, StringComparer.Ordinal))
            fields[name] = new JArray((fields[name] as JArray ?? []).Append(value));
        else if (!fields.TryAdd(name, ValueOf(name, value)))
            throw ProblemException.Field(JsonPointer.Member("", name), "Send this field once.");
    }

    // A form has nothing but texts.
    private static JValue ValueOf(string name, string text) => name switch
    {
        "max" when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => new JValue((long)number),
        "includeReplies" when text is "true" or "false" => new JValue(text == "true"),
        _ => new JValue(text),
    };

    private static async Task<string> TextOfAsync(string name, MultipartSection part, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(part.Body, StrictUtf8, detectEncodingFromByteOrderMarks: false);
        var buffer = new char[MaxField + 1];
        try
        {
            var length = await reader.ReadBlockAsync(buffer, cancellationToken);
            return length <= MaxField ? new string(buffer, 0, length) : throw ProblemException.Field(JsonPointer.Member("", name), "This field is too long.");
        }
        catch (DecoderFallbackException)
        {
            throw ProblemException.Field(JsonPointer.Member("", name), "Send this field in UTF-8.");
        }
        catch (IOException)
        {
            throw NotWhole();
        }
    }

    private static ProblemException NotWhole() =>
        new(ProblemType.InvalidRequest, "Send a whole form: a part of it is cut off or malformed.", [new FieldError("", "The form cannot be read to its end.")]);
}
