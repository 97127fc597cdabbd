using ServerlessBlog.Platform.OpenApi;

[assembly: ApiParameter("account", "The id of a channel of the kind x that uses OAuth 2.0.", Example = "x")]
