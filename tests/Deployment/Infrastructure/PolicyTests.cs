using ServerlessBlog.Tests.Deployment.Infrastructure.Policies;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Deployment.Infrastructure;

public sealed class PolicyTests(TemplateFixture fixture) : IClassFixture<TemplateFixture>
{
    public static TheoryData<string> Policies { get; } = [.. Policy.All.Select(policy => policy.Name)];

    public static TheoryData<string, int> Variants
    {
        get
        {
            var variants = new TheoryData<string, int>();
            foreach (var policy in Policy.All)
            {
                for (var number = 0; number < policy.Broken.Count; number++)
                    variants.Add(policy.Name, number);
            }

            return variants;
        }
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void In_the_infrastructure(string policy) => Named(policy).Violations(fixture.Template).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Variants))]
    public void It_is_noticed_when_it_is_broken_that(string policy, int variant)
    {
        var edit = Named(policy).Broken[variant];

        Named(policy).Violations(fixture.After(edit)).ShouldNotBeEmpty($"{edit.File}: {edit.Find} became {edit.Replace}");
    }

    [Fact]
    public void Every_policy_has_a_broken_variant_and_a_name_of_its_own()
    {
        Policy.All.Where(policy => policy.Broken.Count == 0).Select(policy => policy.Name).ShouldBeEmpty();
        Policy.All.Select(policy => policy.Name).ShouldBeUnique();
    }

    [Fact]
    public void Broken_variants_are_still_Bicep_so_that_no_policy_fails_for_want_of_a_tree()
    {
        var syntax = Policy.All.Single(policy => policy.Name == ModulePolicies.CanBeParsed);

        Policy.All.Where(policy => policy != syntax).SelectMany(policy => policy.Broken).SelectMany(edit => syntax.Violations(fixture.After(edit)).Select(violation => $"{edit}: {violation}")).ShouldBeEmpty();
    }

    [Fact]
    public void Files_are_short_and_no_file_of_the_infrastructure_is_left_out()
    {
        fixture.Template.Files.Keys.ShouldContain(Template.Main);
        fixture.Texts.Where(file => file.Value.Count(c => c == '\n') >= 200).Select(file => file.Key).ShouldBeEmpty();
    }

    private static Policy Named(string name) => Policy.All.Single(policy => policy.Name == name);
}
