using Microsoft.Extensions.Primitives;

// What the blog is compared with. With BASELINE_FOLDER, a bare server that answers every request with the file `body` and
// the headers in `headers` (a name and a value a line) from memory; without it, the smallest ASP.NET Core app of the
// templates, which says hello.
if (Environment.GetEnvironmentVariable("BASELINE_FOLDER") is not { } folder)
{
    var hello = WebApplication.CreateSlimBuilder(args);
    hello.Logging.SetMinimumLevel(LogLevel.Warning);
    var smallest = hello.Build();
    smallest.MapGet("/", () => "hello");
    smallest.Run();
    return;
}

var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
builder.WebHost.UseKestrelCore().UseUrls(Environment.GetEnvironmentVariable("ASPNETCORE_URLS")!);
builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
var app = builder.Build();
var body = File.ReadAllBytes(Path.Combine(folder, "body"));
var headers = File.ReadAllLines(Path.Combine(folder, "headers"))
    .Select(line => line.Split(": ", 2))
    .Select(pair => KeyValuePair.Create(pair[0], new StringValues(pair[1])))
    .ToArray();

app.Run(http =>
{
    foreach (var (name, value) in headers)
        http.Response.Headers[name] = value;
    return http.Response.Body.WriteAsync(body, 0, body.Length);
});
app.Run();
