using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>How a table client talks to the service: version, audience, and everything of <see cref="ClientOptions"/>.</summary>
public class TableClientOptions : ClientOptions
{
    static readonly string[] LoggedHeaders =
        ["DataServiceVersion", "Prefer", "x-ms-date", "x-ms-error-code", "x-ms-version"];

    static readonly string[] LoggedParameters = ["$filter", "$format", "$select", "$top", "timeout"];

    /// <param name="serviceVersion">The version of the REST protocol (header x-ms-version).</param>
    /// <exception cref="ArgumentOutOfRangeException">The version is none of the listed ones.</exception>
    public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2020_12_06)
    {
        VersionText = serviceVersion switch
        {
            ServiceVersion.V2019_02_02 => "2019-02-02",
            ServiceVersion.V2020_12_06 => "2020-12-06",
            _ => throw new ArgumentOutOfRangeException(nameof(serviceVersion)),
        };

        // What may stand in logs. Everything else is redacted there: Authorization, the sig of a SAS, and unknown names.
        foreach (var name in LoggedHeaders)
            Diagnostics.LoggedHeaderNames.Add(name);
        foreach (var name in LoggedParameters)
            Diagnostics.LoggedQueryParameters.Add(name);
    }

    /// <summary>The versions of the REST protocol.</summary>
#pragma warning disable CA1008, CA1034, CA1707 // The official type is nested, has no zero, and is spelled like this.
    public enum ServiceVersion
    {
        /// <summary>2019-02-02, shared key and SAS.</summary>
        V2019_02_02 = 1,

        /// <summary>2020-12-06, access tokens too.</summary>
        V2020_12_06 = 2,
    }
#pragma warning restore CA1008, CA1034, CA1707

    /// <summary>For whom access tokens are requested; null stands for the public cloud.</summary>
    public TableAudience? Audience { get; set; }

    internal string VersionText { get; }
}
