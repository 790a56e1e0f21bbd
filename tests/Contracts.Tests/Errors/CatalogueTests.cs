using AnTq.Contracts.Tests.Descriptors;
using AnTq.Platform.Errors;
using Grpc.Core;
using Xunit;

namespace AnTq.Contracts.Tests.Errors;

public sealed class CatalogueTests
{
    [Fact]
    public void Every_service_with_refusals_of_its_own_is_looked_at() =>
        Assert.Empty(new[] { NamedReason.Shared, "awards", "models", "organizations", "reports" }
            .Except(NamedReason.Declared.Select(each => each.Owner)));

    [Fact]
    public void Every_reason_says_what_it_means_and_what_to_do() => Assert.Empty(CatalogueRules.Malformed(NamedReason.Declared));

    [Fact]
    public void No_reason_is_declared_twice() => Assert.Empty(CatalogueRules.DeclaredTwice(NamedReason.Declared));

    [Fact]
    public void Every_reason_that_a_call_names_is_declared() =>
        Assert.Empty(CatalogueRules.NamedButNotDeclared(Api.Published, NamedReason.Declared));

    [Fact]
    public void Every_reason_of_a_service_is_named_by_a_call() =>
        Assert.Empty(CatalogueRules.DeclaredButNotNamed(Api.Published, NamedReason.Declared));

    [Fact]
    public void A_malformed_reason_is_found() =>
        Assert.Equal(
            [
                "notSnake: is not UPPER_SNAKE_CASE of at most 63 letters",
                "VAGUE: its meaning is not a sentence",
                "HELPLESS: its remedy is not a sentence",
            ],
            CatalogueRules.Malformed([
                Reason("fixture", "notSnake"),
                new("fixture", new ErrorReason("VAGUE", StatusCode.Internal, "", "Wait.")),
                new("fixture", new ErrorReason("HELPLESS", StatusCode.Internal, "Broken.", "")),
                Reason("fixture", "RIGHT"),
            ]));

    [Fact]
    public void A_reason_that_is_declared_twice_is_found() =>
        Assert.Equal(
            ["awards: SAME is declared twice", "reports: SHARED is declared twice"],
            CatalogueRules.DeclaredTwice([
                Reason("awards", "SAME"), Reason("awards", "SAME"), Reason("reports", "SAME"),
                Reason(NamedReason.Shared, "SHARED"), Reason("reports", "SHARED"),
            ]));

    [Fact]
    public void A_difference_between_calls_and_declarations_is_found()
    {
        var api = Api.FromText("""
            service Things {
              // Refusals: THING_LOST, THING_STUCK (unless pulled), ETAG_MISMATCH.
              rpc MoveThing(Thing) returns (Thing);
            }
            message Thing {}
            """);
        NamedReason[] declared =
            [Reason("fixture", "THING_LOST"), Reason("fixture", "THING_BROKEN"), Reason("awards", "THING_STUCK"), Reason(NamedReason.Shared, "ETAG_MISMATCH")];

        Assert.Equal(["antq.fixture.v1.Things.MoveThing: THING_STUCK is declared nowhere"], CatalogueRules.NamedButNotDeclared(api, declared));
        Assert.Equal(
            ["fixture: THING_BROKEN is named by no call", "awards: THING_STUCK is named by no call"],
            CatalogueRules.DeclaredButNotNamed(api, declared));
    }

    private static NamedReason Reason(string owner, string name) => new(owner, new ErrorReason(name, StatusCode.Internal, "Meant.", "Wait."));
}
