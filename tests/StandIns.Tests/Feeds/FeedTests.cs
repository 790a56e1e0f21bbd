using Xunit;

namespace AnTq.StandIns.Tests.Feeds;

public sealed class FeedTests(EvaluatedProjects projects) : IClassFixture<EvaluatedProjects>
{
    [Fact]
    public void Every_project_of_the_checkout_is_looked_at_on_both_feeds()
    {
        Assert.Contains(Repository.Projects, project => project.EndsWith("AnTq.StandIns.Tests.csproj", StringComparison.Ordinal));
        Assert.Contains("Grpc.Core.Api", Repository.StandIns);
        Assert.Equal(Repository.Projects, projects.OnClosedFeed.Select(project => project.Path).Order(StringComparer.Ordinal));
        Assert.Equal(
            Repository.Projects.Append(projects.Offender).Order(StringComparer.Ordinal),
            projects.OnOpenFeed.Select(project => project.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void On_the_open_feed_projects_name_only_packages_and_stand_ins_are_empty() =>
        Assert.Empty(projects.OnOpenFeed.Where(project => project.Path != projects.Offender).SelectMany(FeedRules.BreachesOnTheOpenFeed));

    [Fact]
    public void On_the_closed_feed_each_package_with_a_stand_in_is_replaced_by_it()
    {
        var open = projects.OnOpenFeed.ToDictionary(project => project.Path);

        Assert.Empty(projects.OnClosedFeed.SelectMany(closed => FeedRules.BreachesOnTheClosedFeed(open[closed.Path], closed)));
    }

    [Fact]
    public void A_project_that_names_a_stand_in_or_an_unknown_package_is_found()
    {
        var breaches = FeedRules.BreachesOnTheOpenFeed(projects.OnOpenFeed.Single(project => project.Path == projects.Offender)).ToList();

        Assert.Equal(2, breaches.Count);
        Assert.Contains("names the stand-in", breaches[0], StringComparison.Ordinal);
        Assert.Contains("Not.In.The.Central.Versions has no central version", breaches[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_text_that_names_a_stand_in_is_found()
    {
        var host = ProjectFacts.FromText(Path.Combine(Repository.Root, "AppHost", "AppHost.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <PackageReference Include="Grpc.AspNetCore" />
                <ProjectReference Include="..\src\StandIns\Grpc.Core.Api\Grpc.Core.Api.csproj" />
              </ItemGroup>
            </Project>
            """);

        Assert.Contains("names the stand-in", Assert.Single(FeedRules.BreachesOnTheOpenFeed(host)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stand_in_that_is_not_empty_on_the_open_feed_is_found()
    {
        var standIn = new ProjectFacts(Path.Combine(Repository.StandInsFolder, "A", "A.csproj"), ["P"], [], ["S.cs"]);

        Assert.Equal(2, FeedRules.BreachesOnTheOpenFeed(standIn).Count());
    }

    [Fact]
    public void A_package_that_is_not_replaced_or_lost_on_the_closed_feed_is_found()
    {
        var project = new ProjectFacts(Path.Combine(Repository.Root, "src", "A", "A.csproj"), ["Grpc.AspNetCore", "Dapper"], [], []);

        Assert.Equal(2, FeedRules.BreachesOnTheClosedFeed(project, project with { Packages = ["Grpc.AspNetCore", "Dapper"] }).Count());
        Assert.Equal(2, FeedRules.BreachesOnTheClosedFeed(project, project with { Packages = [] }).Count());
    }
}
