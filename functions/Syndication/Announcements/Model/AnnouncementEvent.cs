using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Syndication.Announcements.Model;

/// <summary>What happened when.</summary>
public sealed record AnnouncementEvent(
    [property: ApiMember("When it happened.", Example = "2010-01-03T06:12:55.120Z")] DateTimeOffset At,
    [property: ApiMember("Where it stood from then on.", Example = "sent")][property: JsonConverter(typeof(StringEnumConverter), true)] AnnouncementState State,
    [property: ApiMember("Why.", Example = "none")][property: JsonConverter(typeof(StringEnumConverter), true)] AnnouncementReason Reason,
    [property: ApiMember("The network's status, if there was an answer.", Example = "200")] int? Status);
