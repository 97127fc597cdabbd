using System.Globalization;
using System.Security;
using Microsoft.AspNetCore.Http;

namespace ServerlessBlog.Local.ServiceBus.Http;

/// <summary>A refusal with the status and the sentence that the service would answer.</summary>
sealed class RuntimeErrorException(int status, string detail) : Exception(detail)
{
    public int Status { get; } = status;
}

/// <summary>Error bodies of the HTTP runtime API: Error, Code, Detail.</summary>
static class RuntimeError
{
    public static RuntimeErrorException BadRequest(string detail) => new(StatusCodes.Status400BadRequest, detail);

    public static RuntimeErrorException Unauthorized(string detail) => new(StatusCodes.Status401Unauthorized, detail);

    public static RuntimeErrorException UnknownQueue(string queue) =>
        new(StatusCodes.Status404NotFound, $"The messaging entity '{queue}' could not be found.");

    public static RuntimeErrorException LockLost() => new(
        StatusCodes.Status404NotFound,
        "The lock supplied is invalid. Either the lock expired, or the message has already been removed from the queue.");

    public static RuntimeErrorException TooLarge(long size) => new(
        StatusCodes.Status403Forbidden,
        string.Create(CultureInfo.InvariantCulture, $"The received message has a size of {size} bytes, which exceeds the limit of {MessageReader.MaxMessageSize} bytes."));

    public static RuntimeErrorException MethodNotAllowed() =>
        new(StatusCodes.Status405MethodNotAllowed, "The specified HTTP verb is not valid for this resource.");

    public static RuntimeErrorException NotFound() =>
        new(StatusCodes.Status404NotFound, "The address is not one of the runtime API.");

    public static RuntimeErrorException Stopping() =>
        new(StatusCodes.Status503ServiceUnavailable, "The server is shutting down.");

    public static Task WriteAsync(HttpResponse response, int status, string detail, DateTimeOffset now)
    {
        response.StatusCode = status;
        response.ContentType = "application/xml; charset=utf-8";
        var text = $"{detail} TrackingId:{Guid.NewGuid():D}, SystemTracker:{response.HttpContext.Request.Host.Host}, Timestamp:{now:yyyy-MM-ddTHH:mm:ss}";
        return response.WriteAsync(
            $"<Error><Code>{status}</Code><Detail>{SecurityElement.Escape(text)}</Detail></Error>", response.HttpContext.RequestAborted);
    }
}
