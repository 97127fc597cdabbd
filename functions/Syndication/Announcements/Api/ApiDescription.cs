using ServerlessBlog.Platform.OpenApi;

[assembly: ApiTag("announcements", "What social networks are told of posts, with words for each audience.")]
[assembly: ApiParameter("channel", "The channel's id, as the settings name it.", Pattern = "^[a-z0-9-]{1,32}$", Example = "mixi2")]
