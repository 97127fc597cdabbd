namespace ServerlessBlog.Linkbacks.Sending;

/// <summary>
/// The message of the queue <c>linkbacks</c>: names a post whose links other pages may have to be told of. What there is to do
/// is read from storage, so the same message also stands for a retry and for the rest of a long list.
/// </summary>
/// <param name="Slug">The post.</param>
/// <param name="Version">The version that it was sent for.</param>
public sealed record LinksChanged(string Slug, long Version);
