using ServerlessBlog.Platform.OpenApi;

[assembly: ApiTag("blog", "The blog as a program.")]
[assembly: ApiTag("pages", "What people see.")]
[assembly: ApiParameter("category", "A category's name, in any case.", Example = "SNS")]
[assembly: ApiParameter("tag", "A tag's name, in any case.", Example = "twitter")]
[assembly: ApiParameter("author", "What posts name the author by.", Example = "author")]
[assembly: ApiParameter("year", "A year of the blog's calendar, four digits.", Example = "2010")]
[assembly: ApiParameter("month", "A month, two digits.", Example = "01")]
