using System.Text.RegularExpressions;
using AnTq.Contracts.Tests.Descriptors;
using Google.Protobuf.Reflection;

namespace AnTq.Contracts.Tests.Rules;

/// <summary>The shapes of calls, resources and names that Google's API improvement proposals ask for.</summary>
internal static partial class Shapes
{
    /// <summary>AIP-158: paging cannot be added later without breaking callers.</summary>
    public static readonly ApiRule ListsArePaged = ApiRule.ForEach(
        api => api.Methods.Where(method => IsList(method) && !IsFeed(method)),
        method => new[]
        {
            Unless(method.InputType.Field("page_size")?.FieldType == FieldType.Int32, "its request has no int32 page_size"),
            Unless(method.InputType.Field("page_token")?.FieldType == FieldType.String, "its request has no string page_token"),
            Unless(method.OutputType.Field("next_page_token")?.FieldType == FieldType.String, "its response has no string next_page_token"),
            Unless(method.OutputType.FindFieldByNumber(1) is { IsRepeated: true }, "the first field of its response is not the page's items"),
        }.OfType<string>());

    /// <summary>A feed's positions are its page tokens: nothing to sign, since everybody may begin anywhere.</summary>
    public static readonly ApiRule FeedsAreReadByPosition = ApiRule.ForEach(
        api => api.Methods.Where(IsFeed),
        method => new[]
        {
            Unless(method.InputType.Field("after_sequence")?.FieldType == FieldType.Int64, "its request has no int64 after_sequence"),
            Unless(!IsList(method) || method.InputType.Field("page_size")?.FieldType == FieldType.Int32, "its request has no int32 page_size"),
            Unless(method.OutputType.FullName == "antq.feed.v1.FeedPage", "it does not answer with the page of all feeds"),
            Unless(Refusals.Of(method).Contains("SEQUENCE_BEYOND_HEAD"), "its refusals do not name SEQUENCE_BEYOND_HEAD"),
        }.OfType<string>());

    /// <summary>AIP-122: a resource is known by its name, its first field.</summary>
    public static readonly ApiRule ResourcesStartWithTheirName = ApiRule.ForEach(
        Resources,
        resource => resource.FindFieldByNumber(1) is { Name: "name", FieldType: FieldType.String, IsRepeated: false }
            ? [] : ["is a resource, but its first field is not its name"]);

    /// <summary>AIP-131, AIP-135: Get and Delete take the name, and say of which collection it is.</summary>
    public static readonly ApiRule GetAndDeleteTakeAName = ApiRule.ForEach(
        api => api.Methods.Where(method => GetOrDelete().IsMatch(method.Name)),
        method => method.InputType.FindFieldByNumber(1) switch
        {
            not { Name: "name", FieldType: FieldType.String } => ["the first field of its request is not a name"],
            var name when !name.Limits().Required || name.Limits().ResourceCollection.Length == 0 =>
                ["the name in its request is not a required name of a collection"],
            _ => [],
        });

    /// <summary>A caller who asks for what is not there must be able to tell so by program.</summary>
    public static readonly ApiRule GetSaysThatThereIsNone = ApiRule.ForEach(
        api => api.Methods.Where(method => method.Name.StartsWith("Get", StringComparison.Ordinal)),
        method => Refusals.Of(method).Any(reason => reason.EndsWith("_NOT_FOUND", StringComparison.Ordinal))
            ? [] : ["its refusals name no reason that ends in _NOT_FOUND"]);

    /// <summary>AIP-126: zero is what an older caller sends who does not know the field.</summary>
    public static readonly ApiRule EnumsStartUnspecified = ApiRule.ForEach(
        api => api.Enums,
        type => type.FindValueByNumber(0)?.Name == $"{UpperSnake(type.Name)}_UNSPECIFIED"
            ? [] : [$"its value 0 is not {UpperSnake(type.Name)}_UNSPECIFIED"]);

    public static readonly ApiRule PackagesAreNamedAlike = ApiRule.ForEach(
        api => api.Files,
        file => PackageName().Match(file.Package) is { Success: true } match
            && file.ToProto().Options.CsharpNamespace == $"AnTq.{UpperFirst(match.Groups[1].Value)}.V{match.Groups[2].Value}"
                ? [] : [$"the package {file.Package} and its C# namespace are not antq.<service>.v<n> and AnTq.<Service>.V<n>"]);

    private static bool IsList(MethodDescriptor method) => method.Name.StartsWith("List", StringComparison.Ordinal);

    private static bool IsFeed(MethodDescriptor method) => Feed().IsMatch(method.Name);

    /// <summary>What Get calls answer, and the items that List calls answer.</summary>
    private static IEnumerable<MessageDescriptor> Resources(Api api) =>
        api.Methods.Where(method => method.Name.StartsWith("Get", StringComparison.Ordinal)).Select(method => method.OutputType)
            .Concat(api.Methods.Where(method => IsList(method) && !IsFeed(method)).Select(method => method.OutputType.FindFieldByNumber(1))
                .Where(field => field is { FieldType: FieldType.Message }).Select(field => field!.MessageType))
            .DistinctBy(message => message.FullName);

    private static string? Unless(bool kept, string problem) => kept ? null : problem;

    private static string UpperSnake(string pascal) => WordStart().Replace(pascal, "_").ToUpperInvariant();

    private static string UpperFirst(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    [GeneratedRegex("^(List|Watch)[A-Za-z]+Events$")]
    private static partial Regex Feed();

    [GeneratedRegex("^(Get|Delete)[A-Z]")]
    private static partial Regex GetOrDelete();

    [GeneratedRegex(@"^antq\.([a-z]+)\.v([1-9][0-9]*)$")]
    private static partial Regex PackageName();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordStart();
}
