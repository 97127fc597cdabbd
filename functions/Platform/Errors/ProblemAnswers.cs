using Microsoft.AspNetCore.Http;
using ServerlessBlog.Site;

namespace ServerlessBlog.Platform.Errors;

/// <summary>Says a problem to whoever asked: as a problem document under <c>/api</c>, as a page elsewhere.</summary>
public sealed class ProblemAnswers(ErrorPages pages)
{
    public IResult Of(HttpRequest request, ProblemException problem) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            ? new ProblemResult(problem)
            : pages.For(problem);
}
