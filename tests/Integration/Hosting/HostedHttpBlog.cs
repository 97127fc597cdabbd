using ServerlessBlog.Tests.Integration.Http;

namespace ServerlessBlog.Tests.Integration.Hosting;

/// <summary>The blog with something behind each route, under the Functions host in any case.</summary>
public sealed class HostedHttpBlog() : HttpBlog(hosted: true);
