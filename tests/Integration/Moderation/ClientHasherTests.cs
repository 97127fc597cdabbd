using System.Net;
using ServerlessBlog.Moderation.Judge;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Moderation;

/// <summary>What is kept of a client's address.</summary>
public sealed class ClientHasherTests
{
    private static readonly IPAddress Address = IPAddress.Parse("203.0.113.9");

    [Fact]
    public async Task A_client_has_one_hash_a_day_on_every_instance_and_another_one_the_next_day()
    {
        await using var lab = await ModerationLab.StartAsync();
        await using var other = lab.Another();
        var hash = await HashAsync(lab, Address);

        hash.Length.ShouldBe(32);
        (await HashAsync(lab, Address)).ShouldBe(hash);
        (await HashAsync(other, Address)).ShouldBe(hash);
        (await HashAsync(lab, Address.MapToIPv6())).ShouldBe(hash);
        (await HashAsync(lab, IPAddress.Parse("203.0.113.10"))).ShouldNotBe(hash);
        lab.Time.Advance(TimeSpan.FromDays(1));
        (await HashAsync(lab, Address)).ShouldNotBe(hash);
        (await HashAsync(lab, null)).ShouldBe("");
    }

    [Fact]
    public async Task A_network_of_IPv6_is_one_client()
    {
        await using var lab = await ModerationLab.StartAsync();
        var hash = await HashAsync(lab, IPAddress.Parse("2001:db8:1:2::1"));
        (await HashAsync(lab, IPAddress.Parse("2001:db8:1:2:ffff:ffff:ffff:ffff"))).ShouldBe(hash);
        (await HashAsync(lab, IPAddress.Parse("2001:db8:1:3::1"))).ShouldNotBe(hash);
    }

    [Fact]
    public async Task The_key_of_a_day_is_thrown_away_and_with_it_every_way_back_to_the_address()
    {
        await using var lab = await ModerationLab.StartAsync();
        await HashAsync(lab, Address);
        (await lab.DumpAsync()).ShouldContain("memory client-key 2026-03-01");
        lab.Time.Advance(TimeSpan.FromDays(2));
        await HashAsync(lab, Address);
        await lab.Get<ClientKeys>().PurgeAsync(default);

        var all = await lab.DumpAsync();
        all.ShouldNotContain("2026-03-01");
        all.ShouldContain("memory client-key 2026-03-03");
        all.ShouldNotContain(Address.ToString());
    }

    [Fact]
    public async Task An_address_is_sealed_only_for_Akismet_and_only_we_can_open_it()
    {
        await using var off = await ModerationLab.StartAsync();
        (await off.Get<ClientSeal>().SealAsync(Address, default)).ShouldBe("");

        await using var lab = off.Another(("Moderation__Akismet__Key", "k"));
        var seal = lab.Get<ClientSeal>();
        var text = await seal.SealAsync(Address, default);
        text.ShouldNotBe(await seal.SealAsync(Address, default), "each has its own nonce");
        (await seal.OpenAsync(text, default)).ShouldBe(Address);
        (await seal.OpenAsync(await seal.SealAsync(IPAddress.IPv6Loopback, default), default)).ShouldBe(IPAddress.IPv6Loopback);
        foreach (var wrong in new[] { "", "x", "203.0.113.9", Convert.ToBase64String(new byte[32]), Tampered(text) })
            (await seal.OpenAsync(wrong, default)).ShouldBeNull(wrong);
    }

    private static Task<string> HashAsync(ModerationLab lab, IPAddress? address) => lab.Get<ClientHasher>().HashAsync(address, default);

    private static string Tampered(string text)
    {
        var bytes = Convert.FromBase64String(text);
        bytes[^1] ^= 1;
        return Convert.ToBase64String(bytes);
    }
}
