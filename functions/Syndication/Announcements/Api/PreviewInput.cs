using Newtonsoft.Json.Linq;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Syndication.Announcements.Planning;
using ServerlessBlog.Syndication.Channels;

namespace ServerlessBlog.Syndication.Announcements.Api;

/// <summary>Reads the messages of a preview, each as a plan would.</summary>
public sealed class PreviewInput(ChannelDirectory channels)
{
    private const string Member = "texts";

    /// <summary>The drafts by their channels. Throws a problem (422) with all that is wrong.</summary>
    public IReadOnlyDictionary<string, AnnouncementDraft> Read(JObject json)
    {
        List<FieldError> errors = [.. json.Properties().Where(property => property.Name != Member).Select(property => Error("", property.Name, "There is no such member here; leave it out."))];
        Dictionary<string, AnnouncementDraft> drafts = new(StringComparer.Ordinal);
        if (json[Member] is JObject texts)
        {
            foreach (var property in texts.Properties())
                Read(property, drafts, errors);
        }
        else
        {
            errors.Add(Error("", Member, "This must be an object with a message for each channel."));
        }

        return errors.Count == 0 ? drafts : throw ProblemException.Fields(errors);
    }

    private void Read(JProperty property, Dictionary<string, AnnouncementDraft> drafts, List<FieldError> errors)
    {
        if (channels.Find(property.Name) is not { } channel)
        {
            errors.Add(Error("/" + Member, property.Name, "No channel of the settings has this id; look at GET /api/channels."));
            return;
        }

        if (property.Value is not JObject message)
        {
            errors.Add(Error("/" + Member, property.Name, "This must be an object with a text."));
            return;
        }

        try
        {
            var fields = new Fields(message);
            var draft = AnnouncementInput.Message(fields, channel.Traits);
            fields.ThrowIfInvalid();
            drafts.Add(property.Name, draft);
        }
        catch (ProblemException problem)
        {
            errors.AddRange(problem.Errors.Select(error => error with { Pointer = JsonPointer.Member("/" + Member, property.Name) + error.Pointer }));
        }
    }

    private static FieldError Error(string parent, string name, string detail) => new(JsonPointer.Member(parent, name), detail);
}
