using ServerlessBlog.Platform.OpenApi;

[assembly: ApiTag("drafts", "Drafts that are made of something else.")]
