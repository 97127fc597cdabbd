using Microsoft.Extensions.Options;

namespace ServerlessBlog.Backups;

/// <summary>How back-ups are kept: the settings <c>Backup__*</c>. When they are made is the setting <c>BackupSchedule</c>.</summary>
public sealed class BackupOptions
{
    /// <summary>The configuration section that these settings come from.</summary>
    public const string Section = "Backup";

    /// <summary>How many finished back-ups are kept, 1 to 520; older ones are removed after the next one.</summary>
    public int Keep { get; set; } = 8;
}

/// <summary>Stops the start with a sentence that names the setting when one of <see cref="BackupOptions"/> is wrong.</summary>
public sealed class BackupOptionsValidator : IValidateOptions<BackupOptions>
{
    public ValidateOptionsResult Validate(string? name, BackupOptions options) =>
        options.Keep is < 1 or > 520
            ? ValidateOptionsResult.Fail("Backup__Keep must be a number from 1 to 520, or be left out.")
            : ValidateOptionsResult.Success;
}
