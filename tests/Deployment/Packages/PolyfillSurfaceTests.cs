using System.Reflection;
using ServerlessBlog.Local;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Deployment.Packages;

/// <summary>
/// The stand-ins for the Azure packages show what polyfills/PublicApi lists, which is written with the official signatures:
/// what compiles against them compiles against the packages.
/// </summary>
public sealed class PolyfillSurfaceTests
{
    // Of these only the worker says where null is allowed.
    private const string Worker = "Microsoft.Azure.Functions.Worker";

    [Theory]
    [InlineData("Azure.Data.Tables")]
    [InlineData("Azure.Messaging.ServiceBus")]
    [InlineData(Worker)]
    [InlineData("System.IO.Hashing")]
    public void A_stand_in_has_the_listed_members_and_no_others(string assembly)
    {
        var list = $"polyfills/PublicApi/{assembly}.txt";
        var listed = File.ReadAllLines(Path.Combine(LocalFolder.Repository, list));
        var shown = new PublicApi(Assembly.Load(assembly), withNullability: assembly == Worker).Lines();

        var report = shown.Except(listed, StringComparer.Ordinal)
            .Select(line => $"not listed; if the official package has exactly this signature, add the line to {list}:\n  {line}")
            .Concat(listed.Except(shown, StringComparer.Ordinal)
                .Select(line => $"listed but gone; give the stand-in exactly this signature, or remove the line from {list}:\n  {line}"));

        string.Join('\n', report).ShouldBeEmpty();
        listed.SequenceEqual(listed.Order(StringComparer.Ordinal), StringComparer.Ordinal).ShouldBeTrue($"{list} is in ordinal order, so that changes are easy to read");
    }
}
