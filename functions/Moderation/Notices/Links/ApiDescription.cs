using ServerlessBlog.Platform.OpenApi;

[assembly: ApiParameter("token", "A signed token from a link that the blog made.")]
