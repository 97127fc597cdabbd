using ServerlessBlog.Platform.OpenApi;

[assembly: ApiTag("blog", "The blog as a program.")]
[assembly: ApiTag("pages", "What people see.")]
