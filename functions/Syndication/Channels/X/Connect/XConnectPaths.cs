using Microsoft.AspNetCore.Http;

namespace ServerlessBlog.Syndication.Channels.X.Connect;

/// <summary>The paths of the pages that connect a channel with X.</summary>
public static class XConnectPaths
{
    private const string ResultParameter = "result";

    public static string Connect(string id) => $"/desk/channels/{id}/connect";

    public static string Connected(string id) => $"/desk/channels/{id}/connected";

    /// <summary>The first page, with what has just happened: made up, it says something that did not, and changes nothing.</summary>
    public static string Connect(string id, XConnectResult result) => $"{Connect(id)}?{ResultParameter}={NameOf(result)}";

    /// <summary>What a request's address says has happened; null for nothing.</summary>
    public static XConnectResult? ResultOf(HttpRequest request)
    {
        var name = request.Query[ResultParameter].ToString();
        return Enum.GetValues<XConnectResult>().Where(result => NameOf(result) == name).Select(result => (XConnectResult?)result).FirstOrDefault();
    }

    public static string NameOf(XConnectResult result) => result.ToString().ToLowerInvariant();
}
