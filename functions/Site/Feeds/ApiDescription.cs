using ServerlessBlog.Platform.OpenApi;

[assembly: ApiTag("feeds", "Posts for feed readers, and the blog's map for search engines.")]
[assembly: ApiParameter("list", "What the posts have in common.", Values = ["categories", "tags", "authors"], Example = "categories")]
[assembly: ApiParameter("name", "The name of the category or tag, in any case, or what posts name the author by.", Example = "SNS")]
