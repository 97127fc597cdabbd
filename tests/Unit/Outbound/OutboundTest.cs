using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Platform.Outbound;
using Shouldly;

namespace ServerlessBlog.Tests.Unit.Outbound;

/// <summary>Makes clients whose names resolve to what a test says.</summary>
public abstract class OutboundTest
{
    /// <summary>A client that may connect to <paramref name="allowed"/> and knows the hosts of <paramref name="names"/>.</summary>
    private protected static OutboundClient Client(string allowed = "", IHostResolver? names = null, OutboundLimits? limits = null) => new(
        Options.Create(new OutboundOptions { AllowPrivate = allowed }),
        Options.Create(new BlogOptions { BaseUrl = "https://blog.example" }),
        names ?? new Names(),
        limits ?? new OutboundLimits { Time = TimeSpan.FromSeconds(30) },
        TimeProvider.System,
        NullLogger<OutboundClient>.Instance);

    private protected static async Task<OutboundFailure> FailureAsync(OutboundClient client, string url) =>
        (await Should.ThrowAsync<OutboundException>(() => client.SendAsync(OutboundRequest.Get(new Uri(url)), default))).Failure;

    /// <summary>Knows some hosts, each with the addresses of its first, second and later questions.</summary>
    private protected sealed class Names(params (string Host, string[] Answers)[] hosts) : IHostResolver
    {
        private readonly Dictionary<string, int> _asked = new(StringComparer.OrdinalIgnoreCase);

        public int Asked(string host) => _asked.GetValueOrDefault(host);

        public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
        {
            var time = _asked[host] = _asked.GetValueOrDefault(host) + 1;
            var answers = hosts.FirstOrDefault(known => known.Host == host).Answers ?? [];
            return Task.FromResult(answers.Length == 0 ? [] : answers[Math.Min(time, answers.Length) - 1].Split(',').Select(IPAddress.Parse).ToArray());
        }
    }
}
