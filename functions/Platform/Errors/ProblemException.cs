namespace ServerlessBlog.Platform.Errors;

/// <summary>Ends a request with a problem that the caller can mend; nothing has been changed when it is thrown.</summary>
/// <param name="type">What kind of problem.</param>
/// <param name="detail">One sentence that says what to do.</param>
/// <param name="errors">The fields at fault, if any.</param>
public sealed class ProblemException(ProblemType type, string detail, IReadOnlyList<FieldError>? errors = null)
    : Exception(detail)
{
    public ProblemType Type { get; } = type;

    public IReadOnlyList<FieldError> Errors { get; } = errors ?? [];

    /// <summary>The texts that do not go together, where people have to compare them.</summary>
    public IReadOnlyList<ComparedText> Texts { get; init; } = [];

    /// <summary>The seconds after which a new attempt may succeed (Retry-After), or the methods (Allow), and so on.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>A problem with one field or more; its sentence tells of the first.</summary>
    public static ProblemException Fields(IReadOnlyList<FieldError> errors) =>
        new(
            ProblemType.InvalidField,
            errors.Count == 1 ? $"Mend {errors[0].Pointer}: {errors[0].Detail}" : $"Mend {errors[0].Pointer} and {errors.Count - 1} more: see errors.",
            errors);

    /// <summary>A problem with exactly one field.</summary>
    public static ProblemException Field(string pointer, string detail) =>
        new(ProblemType.InvalidField, detail, [new FieldError(pointer, detail)]);
}
