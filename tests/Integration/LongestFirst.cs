using Xunit;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("ServerlessBlog.Tests.Integration.LongestFirst", "ServerlessBlog.Tests.Integration")]

namespace ServerlessBlog.Tests.Integration;

/// <summary>
/// Begins with what takes long, so that none of it is what all wait for in the end: classes that share something and so run one
/// after another, and those that say so (<c>[Trait("Takes", "long")]</c>).
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    // What xunit calls the collection of a class that names none.
    private const string OfClass = "Test collection for ";

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(collection => TakesLong(collection.DisplayName)).ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);

    private static bool TakesLong(string collection) =>
        !collection.StartsWith(OfClass, StringComparison.Ordinal)
        || (typeof(LongestFirst).Assembly.GetType(collection[OfClass.Length..]) is { } type
        && type.CustomAttributes.Any(attribute =>
            attribute.AttributeType == typeof(TraitAttribute) && attribute.ConstructorArguments.Select(argument => argument.Value).SequenceEqual(["Takes", "long"])));
}
