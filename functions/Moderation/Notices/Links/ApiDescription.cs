using ServerlessBlog.Platform.OpenApi;

[assembly: ApiParameter("token", "A signed token from a link that the blog made.", Example = "5kFzK0rBt7mZ1wq2c3d4eQAAAABpmV1AMDYz")]
