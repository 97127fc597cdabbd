using System.Net.Http.Headers;
using System.Text;

namespace ServerlessBlog.Tests.Integration.Hosting;

/// <summary>A request from outside that looks like the host's own call of a trigger, as far as whoever sends it can make it so.</summary>
internal static class ImitatedCall
{
    /// <summary>A call that would do work: a timer's, and a message about a post.</summary>
    public static HttpRequestMessage To(string function, string method, string slug)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri("/" + function, UriKind.Relative));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Azure-Functions-Host", "4.0"));
        request.Headers.Add("X-Azure-Functions-InvocationId", Guid.NewGuid().ToString());
        if (method == "GET")
            return request;
        request.Headers.TransferEncodingChunked = true;
        request.Content = new StringContent(
            $$$"""{"Data":{"timer":{"IsPastDue":true},"message":"\"{\\\"slug\\\":\\\"{{{slug}}}\\\",\\\"version\\\":0}\""},"Metadata":{}}""", Encoding.UTF8, "application/json");
        return request;
    }
}
