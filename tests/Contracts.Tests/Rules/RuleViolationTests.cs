using AnTq.Contracts.Tests.Descriptors;
using Xunit;

namespace AnTq.Contracts.Tests.Rules;

/// <summary>Each rule finds the violation that it is there for, and nothing else beside it.</summary>
public sealed class RuleViolationTests
{
    [Fact]
    public void A_declaration_without_a_comment_is_found()
    {
        AssertFinds(Documentation.EverythingIsDocumented, """
            // A thing without an end
            message Thing {
              string name = 1;
              // Chosen.
              oneof choice {
                // Left.
                string left = 2;
              }
              oneof other {
                // Right.
                string right = 3;
              }
              // Kinds.
              enum Kind {
                KIND_UNSPECIFIED = 0;
              }
            }
            """,
            "fixture.proto: has no comment",
            "antq.fixture.v1.Thing: its comment is not a sentence",
            "antq.fixture.v1.Thing.name: has no comment",
            "antq.fixture.v1.Thing.other: has no comment",
            "antq.fixture.v1.Thing.Kind.KIND_UNSPECIFIED: has no comment");
    }

    [Fact]
    public void An_unbounded_field_of_a_request_is_found_however_deep()
    {
        const string protos = """
            service Things { rpc CreateThing(CreateThingRequest) returns (Thing); }
            message CreateThingRequest { Thing thing = 1; }
            message Thing {
              // Output only. Never read.
              string name = 1;
              string title = 2;
              string note = 3 [(antq.options.v1.rules) = {max_length: 5}];
              string line = 4 [(antq.options.v1.rules) = {form: STRING_FORM_SINGLE_LINE}];
              repeated Thing parts = 5;
              repeated Thing few = 6 [(antq.options.v1.rules) = {max_items: 3}];
              map<string, string> labels = 7;
              int32 count = 8;
              int64 amount = 9 [(antq.options.v1.rules) = {minimum: 0}];
              double share = 10;
              // Output only. Computed.
              Sum sum = 11;
            }
            message Sum { int32 value = 1; string text = 2; }
            """;

        AssertFinds(Limits.TextIsBounded, protos,
            "antq.fixture.v1.Thing.title: its length has no limit",
            "antq.fixture.v1.Thing.line: its length has no limit",
            "antq.fixture.v1.Thing.LabelsEntry.key: its length has no limit",
            "antq.fixture.v1.Thing.LabelsEntry.value: its length has no limit");
        AssertFinds(Limits.ListsAreBounded, protos,
            "antq.fixture.v1.Thing.parts: the number of its items has no limit",
            "antq.fixture.v1.Thing.labels: the number of its items has no limit");
        AssertFinds(Limits.NumbersAreBounded, protos, "antq.fixture.v1.Thing.count: has no least value");
        AssertFinds(Limits.NothingIsFloatingPoint, protos, "antq.fixture.v1.Thing.share: is floating point");
    }

    [Fact]
    public void A_call_with_the_wrong_mark_is_found()
    {
        AssertFinds(Mutations.ReadingVerbsAreMarkedAsReads, """
            service Things {
              rpc GetThing(Thing) returns (Thing);
              rpc GrantThing(Thing) returns (Thing) { option idempotency_level = NO_SIDE_EFFECTS; }
              rpc Getaway(Thing) returns (Thing);
            }
            message Thing {}
            """,
            "antq.fixture.v1.Things.GetThing: reads, but is not marked NO_SIDE_EFFECTS",
            "antq.fixture.v1.Things.GrantThing: is marked NO_SIDE_EFFECTS, but its verb does not read");
    }

    [Fact]
    public void A_change_that_cannot_be_repeated_and_a_read_that_asks_for_a_request_id_are_found()
    {
        const string protos = """
            service Things {
              rpc MoveThing(Bare) returns (Bare);
              rpc TurnThing(Numbered) returns (Bare);
              rpc LiftThing(Optional) returns (Bare);
              rpc DropThing(Right) returns (Bare);
              rpc GetThing(Right) returns (Bare) { option idempotency_level = NO_SIDE_EFFECTS; }
            }
            message Bare {}
            message Numbered { int32 request_id = 1; }
            message Optional { string request_id = 1 [(antq.options.v1.rules) = {form: STRING_FORM_UUID}]; }
            message Right { string request_id = 1 [(antq.options.v1.rules) = {required: true, form: STRING_FORM_UUID}]; }
            """;

        AssertFinds(Mutations.EveryChangeHasARequestId, protos,
            "antq.fixture.v1.Things.MoveThing: changes something, but has no request_id",
            "antq.fixture.v1.Things.TurnThing: its request_id is not a string",
            "antq.fixture.v1.Things.LiftThing: its request_id is not a required UUID");
        AssertFinds(Mutations.NoReadHasARequestId, protos,
            "antq.fixture.v1.Things.GetThing: only reads, but asks for a request_id");
    }

    [Fact]
    public void A_change_of_a_resource_without_its_etag_is_found()
    {
        AssertFinds(Mutations.EveryChangeOfAResourceTakesItsEtag, """
            service Things {
              rpc DeleteThing(Bare) returns (Bare);
              rpc UpdateThing(Right) returns (Bare);
            }
            message Bare { string name = 1; }
            message Right { string name = 1; string etag = 2; }
            """,
            "antq.fixture.v1.Things.DeleteThing: changes a resource, but takes no etag");
    }

    [Fact]
    public void A_list_that_is_not_paged_is_found()
    {
        AssertFinds(Shapes.ListsArePaged, """
            service Things { rpc ListThings(ListThingsRequest) returns (ListThingsResponse); }
            message ListThingsRequest { int64 page_size = 1; }
            message ListThingsResponse { Thing thing = 1; }
            message Thing {}
            """,
            "antq.fixture.v1.Things.ListThings: its request has no int32 page_size",
            "antq.fixture.v1.Things.ListThings: its request has no string page_token",
            "antq.fixture.v1.Things.ListThings: its response has no string next_page_token",
            "antq.fixture.v1.Things.ListThings: the first field of its response is not the page's items");
    }

    [Fact]
    public void A_feed_that_is_not_read_as_the_others_is_found()
    {
        AssertFinds(Shapes.FeedsAreReadByPosition, """
            service Things {
              rpc ListThingEvents(Request) returns (Response);
              // Refusals: SEQUENCE_BEYOND_HEAD.
              rpc WatchThingEvents(Request) returns (stream Response);
            }
            message Request { string page_token = 1; }
            message Response {}
            """,
            "antq.fixture.v1.Things.ListThingEvents: its request has no int64 after_sequence",
            "antq.fixture.v1.Things.ListThingEvents: its request has no int32 page_size",
            "antq.fixture.v1.Things.ListThingEvents: it does not answer with the page of all feeds",
            "antq.fixture.v1.Things.ListThingEvents: its refusals do not name SEQUENCE_BEYOND_HEAD",
            "antq.fixture.v1.Things.WatchThingEvents: its request has no int64 after_sequence",
            "antq.fixture.v1.Things.WatchThingEvents: it does not answer with the page of all feeds");
    }

    [Fact]
    public void A_resource_without_its_name_in_front_is_found()
    {
        const string protos = """
            service Things {
              // Refusals: none of its own.
              rpc GetThing(GetThingRequest) returns (Thing);
              rpc ListParts(GetThingRequest) returns (ListPartsResponse);
            }
            message GetThingRequest { string name = 1; }
            message ListPartsResponse { repeated Part parts = 1; }
            message Thing { string id = 1; string name = 2; }
            message Part { int32 name = 1; }
            """;

        AssertFinds(Shapes.ResourcesStartWithTheirName, protos,
            "antq.fixture.v1.Thing: is a resource, but its first field is not its name",
            "antq.fixture.v1.Part: is a resource, but its first field is not its name");
        AssertFinds(Shapes.GetAndDeleteTakeAName, protos,
            "antq.fixture.v1.Things.GetThing: the name in its request is not a required name of a collection");
        AssertFinds(Shapes.GetSaysThatThereIsNone, protos,
            "antq.fixture.v1.Things.GetThing: its refusals name no reason that ends in _NOT_FOUND");
    }

    [Fact]
    public void An_enum_whose_zero_means_something_is_found()
    {
        AssertFinds(Shapes.EnumsStartUnspecified, """
            enum ThingKind { THING_KIND_SMALL = 0; }
            message Thing { enum State { STATE_UNSPECIFIED = 0; } }
            """,
            "antq.fixture.v1.ThingKind: its value 0 is not THING_KIND_UNSPECIFIED");
    }

    [Fact]
    public void A_package_named_otherwise_is_found() =>
        Assert.Equal(
            ["google/protobuf/empty.proto: the package google.protobuf and its C# namespace are not antq.<service>.v<n> and AnTq.<Service>.V<n>"],
            Shapes.PackagesAreNamedAlike.Check(new Api([Google.Protobuf.WellKnownTypes.EmptyReflection.Descriptor])));

    [Fact]
    public void A_call_that_publishes_an_unknown_event_is_found()
    {
        AssertFinds(EventTypes.CallsPublishWhatExists, """
            service Things {
              // Announces `antq.awards.award.granted.v1` and `antq.things.thing.lost.v1`.
              rpc MoveThing(Thing) returns (Thing);
            }
            message Thing {}
            """,
            "antq.fixture.v1.Things.MoveThing: publishes antq.things.thing.lost.v1, which no message describes");
    }

    [Fact]
    public void An_event_without_its_type_or_without_a_publisher_is_found()
    {
        var api = Api.FromText("""
            // `antq.things.thing.lost.v1`: a thing was lost.
            message ThingLost {}
            // A thing was found.
            message ThingFound {}
            // `antq.things.thing.moved.v1`: a thing was turned.
            message ThingTurned {}
            """, package: "antq.events.v1");

        Assert.Equal(
            [
                "antq.events.v1.ThingFound: its comment does not start with its type",
                "antq.events.v1.ThingTurned: its type antq.things.thing.moved.v1 does not fit its name",
            ],
            EventTypes.EventsNameTheirType.Check(api));
        Assert.Equal(["antq.things.thing.lost.v1", "antq.things.thing.moved.v1"], EventTypes.NeverPublished(api));
    }

    private static void AssertFinds(ApiRule rule, string protos, params string[] violations) =>
        Assert.Equal(violations.Order(StringComparer.Ordinal), rule.Check(Api.FromText(protos)).Order(StringComparer.Ordinal));
}
