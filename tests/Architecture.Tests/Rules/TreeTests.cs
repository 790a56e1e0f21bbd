using AnTq.Architecture.Tests.Tree;
using Xunit;

namespace AnTq.Architecture.Tests.Rules;

public sealed class TreeTests
{
    public static TheoryData<string> Services => [.. Checkout.Services.Select(each => each.Project.Folder)];

    [Fact]
    public void Programs_and_the_AppHost_are_read_at_a_glance()
    {
        Assert.Contains(Checkout.Files, file => file.Name == "Program.cs");
        Assert.Contains(Checkout.Files, file => file.Name == "AppHost.cs");
        Breaches.AssertNone(TreeRules.TooLong(Checkout.Files.Where(TreeRules.IsProduct), "Program.cs", 25));
        Breaches.AssertNone(TreeRules.TooLong(Checkout.Files, "AppHost.cs", 90));
    }

    [Fact]
    public void No_file_is_longer_than_300_lines()
    {
        Assert.True(Checkout.Files.Count > 100);
        Breaches.AssertNone(TreeRules.TooLong(Checkout.Files, 300));
    }

    [Fact]
    public void A_file_that_is_too_long_is_found()
    {
        var files = Files(("src/A/Program.cs", Lines(26)), ("src/A/Long.cs", Lines(301)), ("src/A/Right.cs", Lines(300)), ("a.md", Lines(999)));
        Assert.Equal(["src/A/Program.cs has 26 lines, more than 25"], TreeRules.TooLong(files, "Program.cs", 25));
        Assert.Equal(["src/A/Long.cs has 301 lines, more than 300"], TreeRules.TooLong(files, 300));
    }

    [Fact]
    public void Nothing_is_named_as_a_drawer_for_anything() =>
        Breaches.AssertNone(TreeRules.Drawers(Checkout.Files));

    [Fact]
    public void A_drawer_is_found() =>
        Assert.Equal(
            ["src/Platform/Common/Text.cs is a drawer for anything", "src/Awards/Extensions.cs is a drawer for anything"],
            TreeRules.Drawers(Files(
                ("src/Platform/Common/Text.cs", ""), ("src/Awards/Extensions.cs", ""), ("src/A/MetadataReader.cs", ""))));

    [Fact]
    public void The_code_is_the_same_everywhere() =>
        Breaches.AssertNone(TreeRules.ConditionalCode(Checkout.Files));

    [Fact]
    public void Conditional_code_is_found() =>
        Assert.Equal(
            ["src/A/A.cs is not the same code everywhere"],
            TreeRules.ConditionalCode(Files(("src/A/A.cs", "class A\n{\n  #if DEBUG\n}"), ("src/A/B.cs", "// #if"), ("src/A/C.md", "#if"))));

    [Fact]
    public void Product_code_knows_nothing_of_the_two_feeds()
    {
        Assert.Contains(Checkout.Files, TreeRules.IsProduct);
        Breaches.AssertNone(TreeRules.KnowledgeOfFeeds(Checkout.Files));
    }

    [Fact]
    public void Knowledge_of_the_two_feeds_is_found() =>
        Assert.Equal(
            ["src/Awards/A.csproj knows of the two feeds", "src/Awards/A.cs knows of the two feeds"],
            TreeRules.KnowledgeOfFeeds(Files(
                ("src/Awards/A.csproj", "Condition=\"'$(ClosedFeed)' == 'true'\""), ("src/Awards/A.cs", "// a StandIn"),
                ("src/StandIns/A/A.cs", "// StandIn"), ("tests/T.cs", "StandIns"))));

    [Fact]
    public void Namespaces_follow_folders()
    {
        Assert.Contains(Checkout.Projects, project => project.AssemblyName == "AnTq.Awards");
        Breaches.AssertNone(TreeRules.StrayNamespaces(Checkout.Files, Checkout.Projects));
    }

    [Fact]
    public void A_stray_namespace_is_found() =>
        Assert.Equal(
            ["src/Awards/Domain/B.cs declares AnTq.Awards.Features"],
            TreeRules.StrayNamespaces(
                Files(("src/Awards/Domain/A.cs", "namespace AnTq.Awards.Domain;"), ("src/Awards/Domain/B.cs", "namespace AnTq.Awards.Features;")),
                [ProjectFile.Parse(new SourceFile("src/Awards/AnTq.Awards.csproj", "<Project />"))]));

    [Theory]
    [MemberData(nameof(Services))]
    public void The_rooms_and_the_README_are_those_of_every_service(string service)
    {
        Breaches.AssertNone(ServiceRules.StrangeFolders(service, Checkout.Files));
        Breaches.AssertNone(ServiceRules.UnansweredQuestions(service, Checkout.Files));
        Assert.Contains(Checkout.Projects, project => project.AssemblyName == $"AnTq.{service.Split('/')[^1]}.Tests");
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_names_no_data_but_its_own(string service) =>
        Breaches.AssertNone(ServiceRules.ForeignData(service, Checkout.Files));

    [Fact]
    public void A_strange_room_an_empty_README_and_foreign_data_are_found()
    {
        var files = Files(
            ("src/Awards/Managers/A.cs", ""), ("src/Awards/Domain/B.cs", ""), ("src/Awards/README.md", "**Owns** **Publishes** **Consumes** **Calls**"),
            ("src/Awards/Persistence/C.cs", "select * from platform.outbox"), ("src/Awards/AwardsModule.cs", "\"awards-db\" \"reports-db\""));
        Assert.Equal(["src/Awards/Managers is no room of a service"], ServiceRules.StrangeFolders("src/Awards", files));
        Assert.Equal(["src/Awards/README.md: nothing under Decisions"], ServiceRules.UnansweredQuestions("src/Awards", files));
        Assert.Equal(
            ["src/Awards/Persistence/C.cs names platform.outbox", "src/Awards/AwardsModule.cs names reports-db"],
            ServiceRules.ForeignData("src/Awards", files));
    }

    private static IReadOnlyList<SourceFile> Files(params (string Path, string Text)[] files) =>
        [.. files.Select(file => new SourceFile(file.Path, file.Text))];

    private static string Lines(int count) => new('\n', count);
}
