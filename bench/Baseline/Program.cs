using Microsoft.Extensions.Primitives;

// A bare server that answers the same bytes and headers from memory: what the blog is compared with. The folder
// BASELINE_FOLDER holds `headers` (a name and a value a line) and `body`; without one, it says hello.
var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
builder.WebHost.UseKestrelCore().UseUrls(Environment.GetEnvironmentVariable("ASPNETCORE_URLS")!);
builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
var app = builder.Build();

var folder = Environment.GetEnvironmentVariable("BASELINE_FOLDER");
var body = folder is null ? "hello"u8.ToArray() : File.ReadAllBytes(Path.Combine(folder, "body"));
var headers = folder is null
    ? []
    : File.ReadAllLines(Path.Combine(folder, "headers"))
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
