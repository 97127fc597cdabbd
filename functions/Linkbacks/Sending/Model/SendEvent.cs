using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Linkbacks.Sending.Model;

/// <summary>What happened when.</summary>
public sealed record SendEvent(
    [property: ApiMember("When it happened.", Example = "2010-01-03T06:12:55.120Z")] DateTimeOffset At,
    [property: ApiMember("Where it stood from then on.", Example = "sent")][property: JsonConverter(typeof(StringEnumConverter), true)] SendState State,
    [property: ApiMember("What came of the attempt.", Example = "accepted")][property: JsonConverter(typeof(StringEnumConverter), true)] SendOutcome Outcome,
    [property: ApiMember("The HTTP status of the answer, if there was one.", Example = "202")] int? Status);
