using Newtonsoft.Json.Linq;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Text;

namespace ServerlessBlog.Platform.Json;

/// <summary>
/// Takes the members of a JSON object one by one, remembers everything that is wrong with them, and reports it all
/// at once, each with its JSON Pointer. A member that nobody takes is an error.
/// </summary>
public sealed class Fields(JObject source)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly List<FieldError> _errors = [];

    public void Error(string name, string detail) => Add(JsonPointer.Member("", name), detail);

    public bool Has(string name) => source.ContainsKey(name);

    /// <summary>Accepts a member without looking at it.</summary>
    public void Ignore(string name) => _taken.Add(name);

    /// <summary>The text of a member; null when it is absent or JSON null.</summary>
    public string? Text(string name) => Take(name) switch
    {
        null => null,
        JValue { Type: JTokenType.String } text => (string)text!,
        _ => Refuse<string>(name, "This must be a string."),
    };

    /// <summary>A truth value; null when it is absent or JSON null.</summary>
    public bool? Flag(string name) => Take(name) switch
    {
        null => null,
        JValue { Type: JTokenType.Boolean } flag => (bool)flag,
        _ => Refuse<bool?>(name, "This must be true or false."),
    };

    /// <summary>A whole number from <paramref name="min"/> to <paramref name="max"/>; null when it is absent or JSON null.</summary>
    public int? Number(string name, int min, int max) => Take(name) switch
    {
        null => null,
        JValue { Type: JTokenType.Integer, Value: long number } when number >= min && number <= max => (int)number,
        _ => Refuse<int?>(name, $"This must be a whole number from {min} to {max}."),
    };

    /// <summary>One line of text: trimmed, without control characters, with <paramref name="min"/> to <paramref name="max"/> characters.</summary>
    public string? Line(string name, int min, int max)
    {
        var text = Text(name)?.Trim();
        return text is null ? null : CheckLine(name, text, min, max);
    }

    /// <summary>A list of different lines of text; null when it is absent or JSON null.</summary>
    public IReadOnlyList<string>? Lines(string name, int maxItems, int maxCharacters, string forbidden)
    {
        switch (Take(name))
        {
            case null:
                return null;
            case JArray array when array.Count > maxItems:
                return Refuse<IReadOnlyList<string>>(name, $"This may have at most {maxItems} items.");
            case JArray array:
                var lines = new List<string>(array.Count);
                foreach (var (item, index) in array.Select((item, index) => (item, index)))
                {
                    if (item is not JValue { Type: JTokenType.String })
                        Error($"{name}/{index}", "This must be a string.", nested: true);
                    else if (Item($"{name}/{index}", (string)item!, maxCharacters, forbidden) is { } line
                        && !lines.Contains(line, StringComparer.OrdinalIgnoreCase))
                        lines.Add(line);
                }

                return lines;
            default:
                return Refuse<IReadOnlyList<string>>(name, "This must be an array of strings.");
        }
    }

    /// <summary>An RFC 3339 time.</summary>
    public DateTimeOffset? Time(string name) => Text(name) switch
    {
        null => null,
        { } text when Rfc3339.TryParse(text, out var time) => time,
        _ => Refuse<DateTimeOffset?>(name, "This must be a time with its offset, such as 2026-01-31T09:30:00+09:00."),
    };

    /// <summary>Throws one problem with every error found, and one for each member that was not taken.</summary>
    public void ThrowIfInvalid()
    {
        foreach (var member in source.Properties())
        {
            if (!_taken.Contains(member.Name))
                Error(member.Name, "There is no such member here; leave it out.");
        }

        if (_errors.Count > 0)
            throw ProblemException.Fields(_errors);
    }

    private JToken? Take(string name)
    {
        _taken.Add(name);
        return source.TryGetValue(name, StringComparison.Ordinal, out var token) && token.Type != JTokenType.Null ? token : null;
    }

    private string? CheckLine(string name, string text, int min, int max)
    {
        if (Characters.HasUnpairedSurrogate(text) || Characters.HasControl(text))
            return Refuse<string>(name, "This must be one line without control characters.");
        var count = Characters.Count(text);
        return count < min || count > max ? Refuse<string>(name, $"This must have {min} to {max} characters; it has {count}.") : text;
    }

    private string? Item(string path, string text, int maxCharacters, string forbidden)
    {
        var isLine = !Characters.HasUnpairedSurrogate(text) && !Characters.HasControl(text.Trim());
        if (isLine)
            text = text.Trim().Normalize();
        var problem = !isLine ? "This must be one line without control characters."
            : Characters.Count(text) is var count && (count < 1 || count > maxCharacters) ? $"This must have 1 to {maxCharacters} characters."
            : text.IndexOfAny(forbidden.ToCharArray()) >= 0 ? $"This may not hold any of {forbidden}"
            : text is "." or ".." ? "This cannot be a part of a URL; use another name."
            : null;
        if (problem is null)
            return text;
        Error(path, problem, nested: true);
        return null;
    }

    private void Error(string path, string detail, bool nested) => Add(nested ? "/" + path : JsonPointer.Member("", path), detail);

    // The first thing that is wrong with a member says enough.
    private void Add(string pointer, string detail)
    {
        if (_errors.TrueForAll(error => error.Pointer != pointer))
            _errors.Add(new FieldError(pointer, detail));
    }

    private T? Refuse<T>(string name, string detail)
    {
        Error(name, detail);
        return default;
    }
}
