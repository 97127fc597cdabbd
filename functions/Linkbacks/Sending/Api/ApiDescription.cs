using ServerlessBlog.Platform.OpenApi;

[assembly: ApiTag("sending", "What other pages were told of links to them.")]
[assembly: ApiParameter("hash", "What the linkback is named by among those of its post: 32 hexadecimal digits.", Pattern = "^[0-9a-f]{32}$", Example = "5f1d7a84db00d2fce00b31a7fc73224f")]
