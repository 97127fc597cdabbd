using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Tests.Deployment.Infrastructure.Syntax;

namespace ServerlessBlog.Tests.Deployment.Infrastructure.Policies;

/// <summary>The app's settings.</summary>
internal static class SettingPolicies
{
    private const string Settings = "modules/settings.bicep";

    // What Flex Consumption does not have (functions-app-settings, "Flex Consumption plan deprecations").
    private static readonly string[] NotOfFlexConsumption =
    [
        "FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_WORKER_RUNTIME_VERSION", "FUNCTIONS_EXTENSION_VERSION", "FUNCTIONS_WORKER_PROCESS_COUNT", "FUNCTIONS_MAX_HTTP_CONCURRENCY",
        "WEBSITE_RUN_FROM_PACKAGE", "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING", "WEBSITE_CONTENTSHARE", "WEBSITE_CONTENTOVERVNET", "WEBSITE_SKIP_CONTENTSHARE_VALIDATION", "WEBSITE_VNET_ROUTE_ALL",
        "SCM_DO_BUILD_DURING_DEPLOYMENT", "ENABLE_ORYX_BUILD", "WEBSITE_TIME_ZONE", "TZ", "WEBSITE_LOAD_CERTIFICATES", "WEBSITE_NODE_DEFAULT_VERSION", "LinuxFxVersion",
    ];

    public static IEnumerable<Policy> All { get; } =
    [
        new("the host and the app find every connection, schedule and option that they start with", template => Missing(template).Concat(Start(template)),
            new Edit(Settings, "      PublishSchedule: '0 */15 * * * *'\n", ""),
            new Edit(Settings, "DigestSchedule:", "DigestsSchedule:"),
            new Edit(Settings, "      ServiceBus__fullyQualifiedNamespace: '${serviceBusName}.servicebus.windows.net'\n", ""),
            new Edit(Settings, "ServiceBus__clientId", "ServiceBus__clientID"),
            new Edit(Settings, "BlogStorage__accountName", "BlogStorage__serviceUri"),
            new Edit(Settings, "AzureWebJobsStorage__credential: 'managedidentity'", "AzureWebJobsStorage__credential: 'managed'"),
            new Edit(Settings, "APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${clientId};Authorization=AAD'", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD'"),
            new Edit(Settings, "      Blog__BaseUrl: baseUrl\n", ""),
            new Edit(Settings, "      Blog__AuthorKeyHash: authorKeyHash\n", ""),
            new Edit("main.parameters.json", "BLOG_TIME_ZONE=Asia/Tokyo", "BLOG_TIME_ZONE=JST+9"),
            new Edit("main.parameters.json", "BLOG_LANGUAGE=ja", "BLOG_LANGUAGE=日本語")),
        new("no option is misspelt", Misspelt,
            new Edit(Settings, "Blog__ClientAddressHeader", "Blog__ClientIpHeader"),
            new Edit(Settings, "Comments__AllowedOrigins", "Comment__AllowedOrigins"),
            new Edit("blog.json", "\"settings\": {}", "\"settings\": { \"Comments__CloseAfter\": \"90\" }")),
        new("no setting is one that Flex Consumption does not have",
            template => Of(template).Select(setting => setting.Name).Concat(Own(template).Select(setting => setting.Key)).Concat(Secrets(template)).Intersect(NotOfFlexConsumption, StringComparer.OrdinalIgnoreCase),
            new Edit(Settings, "      Blog__Title: title\n", "      Blog__Title: title\n      FUNCTIONS_WORKER_RUNTIME: 'custom'\n"),
            new Edit("blog.json", "\"settings\": {}", "\"settings\": { \"WEBSITE_RUN_FROM_PACKAGE\": \"1\" }")),
        new("the owner's settings win, and names and values of theirs are what the platform takes", OwnersFile,
            new Edit(Settings, "    ownSettings,\n    secretSettings\n", "    secretSettings\n"),
            new Edit(Settings, "  properties: union(\n    {", "  properties: union(\n    ownSettings,\n    {"),
            new Edit("modules/site.bicep", "ownSettings: blog.settings", "ownSettings: {}"),
            new Edit("blog.json", "\"settings\": {}", "\"settings\": { \"Channels:x:Kind\": \"x\" }"),
            new Edit("blog.json", "\"settings\": {}", "\"settings\": { \"Comments__CloseAfterDays\": 90 }"),
            new Edit("blog.json", "\"secrets\": []", "\"secrets\": [], \"more\": 1")),
        new("timers are coarse: each time wakes an instance that is paid for",
            template => Of(template).Where(setting => setting.Name.EndsWith("Schedule", StringComparison.Ordinal)).Where(setting => !IsCoarse(setting.Text)).Select(setting => $"{setting.Name} comes too often, or is no schedule"),
            new Edit(Settings, "PublishSchedule: '0 */15 * * * *'", "PublishSchedule: '0 */5 * * * *'"),
            new Edit(Settings, "DigestSchedule: '0 0 * * * *'", "DigestSchedule: '* 0 * * * *'"),
            new Edit(Settings, "BackupSchedule: '0 30 18 * * 6'", "BackupSchedule: '30 18 * * 6'")),
    ];

    /// <summary>The settings that the template gives, with what is known of their values.</summary>
    public static IEnumerable<(string Name, string? Text, BicepNode Value)> Of(Template template)
    {
        var file = template.Files[Settings];
        var settings = file.Resources.Single(resource => file.TextAt(resource.Body, "name") == "appsettings");
        return file.Objects(file.At(settings.Body, "properties")).SelectMany(part => part.Properties()).Select(setting => (setting.Name, file.Text(setting.Value), setting.Value));
    }

    private static JsonObject Own(Template template) => template.Json("blog.json")["settings"]!.AsObject();

    private static IEnumerable<string> Secrets(Template template) => template.Json("blog.json")["secrets"]!.AsArray().Select(name => (string)name!);

    private static IEnumerable<string> Missing(Template template)
    {
        var given = Of(template).ToDictionary(setting => setting.Name, setting => setting, StringComparer.Ordinal);
        foreach (var (connection, property) in CodeNames.BusConnections.Select(name => (name, "fullyQualifiedNamespace")).Append((StorageServices.Connection, "accountName")).Append(("AzureWebJobsStorage", "accountName")))
        {
            if (!given.ContainsKey($"{connection}__{property}"))
                yield return $"{connection}__{property} is missing";
            if (given.GetValueOrDefault($"{connection}__credential").Text != "managedidentity" || given.GetValueOrDefault($"{connection}__clientId").Value?.Text != "clientId")
                yield return $"{connection} does not use the identity";
        }

        foreach (var name in CodeNames.Schedules.Append("APPLICATIONINSIGHTS_CONNECTION_STRING").Where(name => !given.ContainsKey(name)))
            yield return $"{name} is missing";
        if (given.GetValueOrDefault("APPLICATIONINSIGHTS_AUTHENTICATION_STRING").Value?.Text is not "'ClientId=${clientId};Authorization=AAD'")
            yield return "telemetry does not use the identity";
    }

    // Asks the app's own checks, with what main.parameters.json gives a new environment.
    private static List<string> Start(Template template)
    {
        var parameters = template.Given.ToDictionary(entry => entry.Key, entry => entry.Value.Split('=', 2) is [_, var text] ? text.TrimEnd('}') : "", StringComparer.Ordinal);
        parameters["baseUrl"] = "https://blog.example";
        parameters["authorKeyHash"] = new string('0', 64);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Of(template).Select(setting => KeyValuePair.Create<string, string?>(
            setting.Name.Replace("__", ":", StringComparison.Ordinal), setting.Text ?? parameters.GetValueOrDefault(setting.Value.Text ?? "", "value")))).Build();
        var options = configuration.GetSection(BlogOptions.Section).Get<BlogOptions>() ?? new BlogOptions();
        options.ClientAddressHeader = "";
        List<string> problems = [.. new BlogOptionsValidator().Validate(null, options).Failures ?? []];
        foreach (var (connection, property) in new[] { (StorageServices.Connection, "accountName"), (Queues.Connection, "fullyQualifiedNamespace") })
        {
            try
            {
                ConnectionSetting.Read(configuration, connection, property);
            }
            catch (InvalidOperationException problem)
            {
                problems.Add(problem.Message);
            }
        }

        return problems;
    }

    // Every class of options says which section it is, and has a property for each of its settings.
    private static IEnumerable<string> Misspelt(Template template)
    {
        var sections = typeof(BlogOptions).Assembly.GetTypes()
            .Select(type => (Type: type, Section: type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string))
            .Where(type => type.Section is not null).ToLookup(type => type.Section!, type => type.Type, StringComparer.OrdinalIgnoreCase);
        string[] others = [StorageServices.Connection, Queues.Connection, "AzureWebJobsStorage", "Channels"];
        foreach (var name in Of(template).Select(setting => setting.Name).Concat(Own(template).Select(setting => setting.Key)).Concat(Secrets(template)))
        {
            if (name.Split("__") is not [var section, var option, ..] || others.Contains(section, StringComparer.Ordinal))
                continue;
            if (!sections[section].Any(type => type.GetProperty(option, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) is not null))
                yield return $"the app has no option {name}";
        }
    }

    private static IEnumerable<string> OwnersFile(Template template)
    {
        var blog = template.Json("blog.json").AsObject();
        var file = template.Files[Settings];
        var order = file.At(file.Resources.Single(resource => file.TextAt(resource.Body, "name") == "appsettings").Body, "properties")!.In("arguments")!.Children.Select(part => part.Text ?? "").ToList();
        var site = template.Files["modules/site.bicep"];
        var parameters = site.Modules.Single(module => module.Symbol == "settings").Body;
        return Check.Same("blog.json", blog.Select(entry => entry.Key), ["settings", "secrets"])
            .Concat(Own(template).Where(setting => setting.Value?.GetValueKind() != JsonValueKind.String).Select(setting => $"{setting.Key} is no text"))
            .Concat(Own(template).Select(setting => setting.Key).Concat(Secrets(template)).Where(name => !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')).Select(name => $"{name} has a character that a setting's name cannot have"))
            .Concat(Check.That(order is ["", "ownSettings", "secretSettings"], "the owner's settings do not win"))
            .Concat(Check.That(site.At(parameters, "params.ownSettings")?.Path() == "blog.settings" && site.At(parameters, "params.ownReferences")?.Path() == "blog.secrets", "the owner's settings are left out"));
    }

    private static bool IsCoarse(string? schedule) =>
        schedule?.Split(' ') is ["0", var minutes, _, _, _, _] && (int.TryParse(minutes, CultureInfo.InvariantCulture, out _) || (minutes.StartsWith("*/", StringComparison.Ordinal) && int.TryParse(minutes[2..], CultureInfo.InvariantCulture, out var every) && every >= 15));
}
