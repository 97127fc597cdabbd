using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using ServerlessBlog.Platform.Errors;

namespace ServerlessBlog.Platform.Http;

/// <summary>Reads query parameters, strictly.</summary>
public static class Query
{
    /// <summary>Refuses parameters that the operation does not have, and repeated ones (400).</summary>
    public static void Allow(HttpRequest request, params ReadOnlySpan<string> names)
    {
        foreach (var (name, values) in request.Query)
        {
            if (!names.Contains(name))
                throw Problem(name, $"There is no parameter of this name here; leave it out.");
            if (values.Count > 1)
                throw Problem(name, "Give this parameter once.");
        }
    }

    /// <summary>A text, or null when it is absent or empty.</summary>
    public static string? Text(HttpRequest request, string name) => request.Query[name].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>A whole number within limits.</summary>
    public static int Number(HttpRequest request, string name, int min, int max, int otherwise)
    {
        if (Text(request, name) is not { } text)
            return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw Problem(name, $"This must be a whole number from {min} to {max}.");
    }

    /// <summary>The path and query of this request with another cursor.</summary>
    public static string WithCursor(HttpRequest request, string cursor)
    {
        var others = request.Query.Where(parameter => parameter.Key != "cursor").Append(new("cursor", cursor));
        return QueryHelpers.AddQueryString(request.Path.ToUriComponent(), others);
    }

    /// <summary>A problem (400) with one parameter.</summary>
    public static ProblemException Problem(string name, string detail) =>
        new(ProblemType.InvalidRequest, $"Mend the parameter {JsonSafe(name)}: {detail}", [new FieldError(JsonSafe(name), detail)]);

    private static string JsonSafe(string name) => name.Length <= 100 ? name : string.Concat(name.AsSpan(0, 100), "...");
}
