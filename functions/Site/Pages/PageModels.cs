using ServerlessBlog.Posts.Read;

namespace ServerlessBlog.Site.Pages;

public sealed record HomePageModel(SiteInfo Site, PostPage Page);

public sealed record PermalinkPageModel(SiteInfo Site, PostView View);

public sealed record ErrorPageModel(SiteInfo Site, int Status, string Sentence);
