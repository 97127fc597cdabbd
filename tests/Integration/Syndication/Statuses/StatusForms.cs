using System.Net.Http.Headers;
using System.Text;
using ServerlessBlog.Tests.Support.Blog;

namespace ServerlessBlog.Tests.Integration.Syndication.Statuses;

/// <summary>Sends archives as the author would.</summary>
internal static class StatusForms
{
    public const string Path = "/api/drafts/from-statuses";

    /// <summary>A form of these fields; <c>file</c> is a file.</summary>
    public static MultipartFormDataContent Form(params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            var part = new ByteArrayContent(Encoding.UTF8.GetBytes(value));
            if (name == "file")
                form.Add(part, name, "tweets.js");
            else
                form.Add(part, name);
        }

        return form;
    }

    /// <summary>Sends content with the author's key.</summary>
    public static async Task<BlogResponse> SendAsync(this TestBlog blog, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Path, UriKind.Relative)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TestBlog.AuthorKey);
        using var response = await blog.Reader.SendAsync(request);
        return await BlogResponse.ReadAsync(response);
    }
}
