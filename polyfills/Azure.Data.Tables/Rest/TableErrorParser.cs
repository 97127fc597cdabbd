using System.Globalization;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Reads the service's JSON error, and in a transaction the number of the step that it blames.</summary>
sealed class TableErrorParser : RequestFailedDetailsParser
{
    public static TableErrorParser Instance { get; } = new();

    public override bool TryParse(Response response, out ResponseError? error, out IDictionary<string, string>? data)
    {
        error = null;
        data = null;
        if (response.ContentStream is not { Length: > 0 })
            return TryParseHeader(response, out error);

        try
        {
            using var document = JsonDocument.Parse(response.Content.ToMemory());
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("odata.error", out var body))
            {
                return TryParseHeader(response, out error);
            }

            var code = body.TryGetProperty("code", out var text) ? text.GetString() : null;
            var message = body.TryGetProperty("message", out var texts) && texts.TryGetProperty("value", out text)
                ? text.GetString()
                : null;
            if (StepIndex(message) is { } index)
                data = new Dictionary<string, string>(StringComparer.Ordinal) { [TableTransactionFailedException.FailedEntityIndex] = index };
            error = new ResponseError(code, message);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return TryParseHeader(response, out error);
        }
    }

    // A gateway, or the service when it dislikes the Accept header, answers in XML or HTML.
    static bool TryParseHeader(Response response, out ResponseError? error)
    {
        error = response.Headers.TryGetValue("x-ms-error-code", out var code) ? new ResponseError(code, null) : null;
        return error is not null;
    }

    static string? StepIndex(string? message) =>
        message is not null
        && message.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
        && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? message[..colon]
            : null;
}
