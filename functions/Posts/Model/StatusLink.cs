namespace ServerlessBlog.Posts.Model;

/// <summary>A status elsewhere that announces a post.</summary>
/// <param name="Name">What the network is called.</param>
/// <param name="Url">The status, http or https.</param>
public sealed record StatusLink(string Name, string Url);
