using ServerlessBlog.Platform.OpenApi;

[assembly: ApiTag("comments", "What readers write about posts.")]
[assembly: ApiParameter("comment", "A comment's id.", Example = "17698190000007d2k9x")]
