using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Channels.Settings;

/// <summary>The channels that the configuration names, <c>Channels__{id}__*</c>.</summary>
public sealed class ChannelsOptions
{
    /// <summary>The configuration section that they come from.</summary>
    public const string Section = "Channels";

    /// <summary>The settings of each channel, by its id, in the order of the ids.</summary>
    public SortedDictionary<string, (ChannelKind Kind, ChannelSettings Settings)> Channels { get; } = new(StringComparer.Ordinal);

    /// <summary>What is wrong, each a sentence that names the setting; stops the start.</summary>
    public ICollection<string> Problems { get; } = [];
}

/// <summary>Reads the settings of each channel into the class of its kind.</summary>
public sealed class ChannelsConfiguration(IConfiguration configuration) : IConfigureOptions<ChannelsOptions>
{
    public void Configure(ChannelsOptions options)
    {
        foreach (var section in configuration.GetSection(ChannelsOptions.Section).GetChildren())
        {
            var name = $"{ChannelsOptions.Section}__{section.Key}";
            if (ChannelKinds.Find(section["Kind"]) is not { } kind)
            {
                options.Problems.Add($"{name}__Kind must be one of {string.Join(", ", ChannelKinds.All.Select(known => known.Name))}.");
                continue;
            }

            var settings = kind.NewSettings();
            try
            {
                section.Bind(settings, binder => binder.ErrorOnUnknownConfiguration = true);
            }
            catch (InvalidOperationException)
            {
                // Its message may hold a value, and that a credential.
                var known = settings.GetType().GetProperties().Select(property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
                var unknown = section.GetChildren().FirstOrDefault(child => !known.Contains(child.Key));
                options.Problems.Add(unknown is null ? $"{name} has a setting of the wrong type; look it up in docs/channels.md." : $"{name}__{unknown.Key} is no setting of the kind {kind.Name}; take it out.");
                continue;
            }

            options.Channels[section.Key] = (kind, settings);
        }
    }
}
