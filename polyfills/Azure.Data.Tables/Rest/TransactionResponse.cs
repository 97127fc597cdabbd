using System.Globalization;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>Reads the multipart answer to an entity group transaction (RFC 2046) into one response a step.</summary>
static class TransactionResponse
{
    /// <exception cref="InvalidDataException">The answer is not the multipart body that the protocol promises.</exception>
    public static IReadOnlyList<Response> Parse(Response response)
    {
        var steps = new List<Response>();
        ParseParts(Encoding.UTF8.GetString(response.Content), response.Headers.ContentType, response.ClientRequestId, steps);
        return steps.Count > 0 ? steps : throw Malformed();
    }

    static void ParseParts(ReadOnlySpan<char> body, string? mediaType, string requestId, List<Response> steps)
    {
        var delimiter = $"--{Boundary(mediaType)}";
        var start = body.IndexOf(delimiter, StringComparison.Ordinal);
        while (start >= 0)
        {
            body = body[(start + delimiter.Length)..];
            if (body.StartsWith("--"))
                return;

            var end = body.IndexOf(delimiter, StringComparison.Ordinal);
            if (end < 0)
                throw Malformed();

            ParsePart(body[..end].TrimStart("\r\n"), requestId, steps);
            start = end;
        }

        throw Malformed();
    }

    static void ParsePart(ReadOnlySpan<char> part, string requestId, List<Response> steps)
    {
        var headers = ReadHeaders(ref part);
        var mediaType = headers.GetValueOrDefault("Content-Type", "");
        if (mediaType.StartsWith("multipart/mixed", StringComparison.OrdinalIgnoreCase))
            ParseParts(part, mediaType, requestId, steps);
        else
            steps.Add(ReadStep(part.TrimStart("\r\n"), requestId));
    }

    // "HTTP/1.1 204 No Content", headers, an empty line, and a body when the step was refused.
    static TransactionStepResponse ReadStep(ReadOnlySpan<char> text, string requestId)
    {
        var status = ReadLine(ref text);
        if (status.Length < 12
            || !status.StartsWith("HTTP/", StringComparison.Ordinal)
            || !int.TryParse(status.Slice(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            throw Malformed();
        }

        var reason = status.Length > 13 ? status[13..].ToString() : "";
        var headers = ReadHeaders(ref text);
        return new TransactionStepResponse(code, reason, headers, Encoding.UTF8.GetBytes(text.Trim("\r\n").ToString()), requestId);
    }

    static Dictionary<string, string> ReadHeaders(ref ReadOnlySpan<char> text)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (ReadLine(ref text) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':');
            if (colon <= 0)
                throw Malformed();
            headers[line[..colon].Trim().ToString()] = line[(colon + 1)..].Trim().ToString();
        }

        return headers;
    }

    static ReadOnlySpan<char> ReadLine(ref ReadOnlySpan<char> text)
    {
        var end = text.IndexOf('\n');
        var line = end < 0 ? text : text[..end];
        text = end < 0 ? [] : text[(end + 1)..];
        return line.TrimEnd('\r');
    }

    static string Boundary(string? mediaType)
    {
        const string Name = "boundary=";
        var start = mediaType?.IndexOf(Name, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (start < 0)
            throw Malformed();

        var boundary = mediaType!.AsSpan(start + Name.Length);
        var end = boundary.IndexOf(';');
        return (end < 0 ? boundary : boundary[..end]).Trim().Trim('"').ToString();
    }

    static InvalidDataException Malformed() => new("The answer to the transaction is malformed.");
}
