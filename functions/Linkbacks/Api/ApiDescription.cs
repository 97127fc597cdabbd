using ServerlessBlog.Platform.OpenApi;

[assembly: ApiTag("linkbacks", "Trackbacks, pingbacks and webmentions: what links to a post, and whom the blog told of its own links.")]
