using ServerlessBlog.Tests.Support.FunctionsHost;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Worker;

/// <summary>An app that answers a trigger with success and no body, of which the real host never hears the end.</summary>
public sealed class SilentHandlerTests : IDisposable
{
    const string Handler = """
        require('node:http').createServer((request, response) => {
          request.resume();
          response.statusCode = request.url === '/None' ? 204 : 200;
          response.end(request.method === 'GET' ? 'ready' : '');
        }).listen(process.env.FUNCTIONS_CUSTOMHANDLER_PORT, '127.0.0.1');
        """;

    readonly DirectoryInfo _app = Directory.CreateTempSubdirectory("silent-");

    public void Dispose() => _app.Delete(recursive: true);

    [Theory]
    [InlineData("None")]
    [InlineData("Empty")]
    public async Task It_waits_until_the_function_timeout_and_is_killed(string function)
    {
        await WriteAsync(function);
        await using var host = await FunctionsHostDouble.StartAsync(new FunctionsHostOptions
        {
            AppFolder = _app.FullName,
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["AzureFunctionsJobHost__functionTimeout"] = "00:00:02" },
        });
        var call = host.FireTimerAsync(function);

        (await Should.ThrowAsync<InvocationFailedException>(() => call)).Message.ShouldContain("function timeout");
        await Support.Wait.UntilAsync("the app is started again", () => Task.FromResult(host.HandlerStarts == 2));
        host.FailedInvocations.ShouldHaveSingleItem().Function.ShouldBe(function);
    }

    async Task WriteAsync(string function)
    {
        await File.WriteAllTextAsync(Path.Combine(_app.FullName, "handler.js"), Handler);
        await File.WriteAllTextAsync(
            Path.Combine(_app.FullName, "host.json"),
            """{"version":"2.0","customHandler":{"description":{"defaultExecutablePath":"node","arguments":["handler.js"]},"enableProxyingHttpRequest":true}}""");
        var folder = _app.CreateSubdirectory(function);
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "function.json"), """{"bindings":[{"type":"timerTrigger","direction":"in","name":"timer","schedule":"0 0 0 1 1 *"}]}""");
    }
}
