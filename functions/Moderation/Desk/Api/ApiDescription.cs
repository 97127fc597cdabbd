using ServerlessBlog.Platform.OpenApi;

[assembly: ApiTag("desk", "What waits for the author, what was decided, and what could not be done.")]
