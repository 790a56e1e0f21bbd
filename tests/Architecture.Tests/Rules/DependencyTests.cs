using AnTq.Architecture.Tests.Code;
using AnTq.Architecture.Tests.Tree;
using Xunit;

namespace AnTq.Architecture.Tests.Rules;

public sealed class DependencyTests
{
    private const string Violations = "AnTq.Architecture.Tests.Violations";

    public static TheoryData<string> Services => [.. Checkout.Services.Select(each => each.Assembly.Name)];

    [Fact]
    public void The_services_and_what_they_stand_on_are_looked_at()
    {
        string[] services = ["AnTq.Awards", "AnTq.Models", "AnTq.Organizations", "AnTq.Reports"];
        string[] foundation = ["AnTq.Contracts", "AnTq.Platform", "AnTq.ServiceDefaults", "AppHost"];
        Assert.Empty(services.Except(Checkout.Services.Select(each => each.Assembly.Name)));
        Assert.Empty(foundation.Except(Checkout.Product.Select(each => each.Assembly.Name)));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Calls_flow_one_way_through_the_rooms_of(string service)
    {
        var assembly = Find(service);
        foreach (var room in new[] { "Domain", "Features", "Grpc" })
        {
            Assert.Contains(assembly.Uses, use => use.UserIsIn($"{service}.{room}"));
        }

        Breaches.AssertNone(RoomRules.Breaches(assembly, service));
    }

    [Fact]
    public void A_call_that_flows_back_is_found() =>
        Breaches.AssertFound(
            RoomRules.Breaches(Checkout.Violations, Violations),
            $"Consumers: {Violations}.Consumers.PretendsToBeCalled uses {Violations}.Grpc.ReadsTables",
            $"Domain: {Violations}.Domain.StoresItself uses {Violations}.Persistence.CallsBack",
            $"Domain: {Violations}.Domain.StoresItself uses Grpc.Core.ServerCallContext",
            $"Domain: {Violations}.Domain.StoresItself uses Npgsql.NpgsqlDataSource",
            $"Domain: {Violations}.Domain.StoresItself uses P:Grpc.Core.ServerCallContext.Method",
            $"Domain: {Violations}.Domain.StoresItself uses P:System.Data.Common.DbDataSource.ConnectionString",
            $"Features: {Violations}.Features.AnswersCalls uses {Violations}.Grpc.ReadsTables",
            $"Features: {Violations}.Features.AnswersCalls uses Grpc.Core.ServerCallContext",
            $"Features: {Violations}.Features.AnswersCalls uses P:Grpc.Core.ServerCallContext.Method",
            $"Grpc: {Violations}.Grpc.ReadsTables uses {Violations}.Persistence.CallsBack",
            $"Grpc: {Violations}.Grpc.ReadsTables uses M:Npgsql.NpgsqlCommand..ctor",
            $"Grpc: {Violations}.Grpc.ReadsTables uses Npgsql.NpgsqlCommand",
            $"Persistence: {Violations}.Persistence.CallsBack uses {Violations}.Features.AnswersCalls");

    [Fact]
    public void Services_know_each_other_only_by_their_contract()
    {
        Assert.Contains(Checkout.Services, service => service.Assembly.References.Contains("AnTq.Contracts"));
        foreach (var (project, assembly) in Checkout.Services.Concat(Checkout.Product.Where(IsBelowServices)))
        {
            Breaches.AssertNone(ReferenceRules.Breaches(assembly.Name, project.Projects.Concat(assembly.References)));
        }
    }

    [Theory]
    [InlineData("AnTq.Awards", "AnTq.Organizations")]
    [InlineData("AnTq.Platform", "AnTq.Awards")]
    [InlineData("AnTq.Contracts", "AnTq.Platform")]
    [InlineData("AnTq.ServiceDefaults", "AppHost")]
    public void A_reference_to_another_service_or_upwards_is_found(string name, string reference) =>
        Assert.Equal([$"{name} refers to {reference}"], ReferenceRules.Breaches(name, ["Npgsql", "System.Runtime", reference]));

    [Fact]
    public void Only_tests_see_internals()
    {
        Assert.Contains(Checkout.Product, each => each.Project.Friends.Count > 0);
        Breaches.AssertNone(Checkout.Product.SelectMany(each => ReferenceRules.StrangeFriends(each.Project)));
    }

    [Fact]
    public void A_strange_friend_is_found()
    {
        var project = ProjectFile.Parse(new SourceFile("src/Awards/AnTq.Awards.csproj",
            """<Project><ItemGroup><InternalsVisibleTo Include="AnTq.Awards.Tests" /><InternalsVisibleTo Include="AnTq.Cli" /></ItemGroup></Project>"""));
        Assert.Equal(["AnTq.Awards shows its internals to AnTq.Cli"], ReferenceRules.StrangeFriends(project));
    }

    [Fact]
    public void Only_the_platforms_messaging_knows_the_bus()
    {
        Assert.NotEmpty(BusRules.UsesOfTheBus(Find("AnTq.Platform")));
        Breaches.AssertNone(Checkout.Product.SelectMany(each => BusRules.UsesOutsideMessaging(each.Assembly)));
        Assert.Equal(["AnTq.Platform"], Checkout.Projects
            .Where(project => !project.IsBelow("tests") && !project.IsBelow("build") && project.Packages.Any(BusRules.IsBus))
            .Select(project => project.AssemblyName));
    }

    [Fact]
    public void A_use_of_the_bus_is_found() =>
        Assert.Contains($"{Violations}.PublishesByItself uses RabbitMQ.Client.IChannel", BusRules.UsesOutsideMessaging(Checkout.Violations));

    [Fact]
    public void Nothing_is_published_beside_the_outbox()
    {
        Assert.Contains(Find("AnTq.Platform").Uses, BusRules.Publishes);
        Breaches.AssertNone(Checkout.Product.SelectMany(each => BusRules.PublishingBesideTheOutbox(each.Assembly)));
    }

    [Fact]
    public void Publishing_beside_the_outbox_is_found() =>
        Assert.Contains(
            $"{Violations}.PublishesByItself uses M:RabbitMQ.Client.IChannelExtensions.BasicPublishAsync",
            Assert.Single(BusRules.PublishingBesideTheOutbox(Checkout.Violations)), StringComparison.Ordinal);

    [Fact]
    public void No_interface_has_a_single_implementation()
    {
        var assemblies = Checkout.Product.Select(each => each.Assembly).ToList();
        Assert.Contains(assemblies.SelectMany(assembly => assembly.Types), type => type.IsInterface);
        Breaches.AssertNone(InterfaceRules.SingleImplementations(assemblies));
    }

    [Fact]
    public void An_interface_with_a_single_implementation_is_found() =>
        Assert.Equal([$"{Violations}.ISingle has 1 implementations"], InterfaceRules.SingleImplementations([Checkout.Violations]));

    private static CodeAssembly Find(string name) => Checkout.Product.Single(each => each.Assembly.Name == name).Assembly;

    private static bool IsBelowServices(CodeAssemblyOf each) =>
        each.Assembly.Name is "AnTq.Contracts" or "AnTq.Platform" or "AnTq.ServiceDefaults";
}
