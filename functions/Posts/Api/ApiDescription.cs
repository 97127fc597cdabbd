using ServerlessBlog.Platform.OpenApi;

[assembly: ApiTag("posts", "Write, schedule, publish, withdraw and read posts.")]
[assembly: ApiTag("authors", "Who writes.")]
[assembly: ApiParameter("slug", "The post's name.", Example = "twitter-outside-mixi-inside")]
[assembly: ApiParameter("revision", "The number of a revision, from 1.", Example = "2")]
[assembly: ApiParameter("id", "What posts name the author by.", Example = "author")]
