using AnTq.Contracts.Tests.Descriptors;
using AnTq.Options.V1;
using Google.Protobuf.Reflection;

namespace AnTq.Contracts.Tests.Rules;

/// <summary>Whoever may call can send anything: each field of a request says how much of it is taken.</summary>
internal static class Limits
{
    public static readonly ApiRule TextIsBounded = ApiRule.ForEach(
        api => RequestFields(api).Where(field => field.FieldType is FieldType.String or FieldType.Bytes),
        field => IsBoundedText(field.Limits()) ? [] : ["its length has no limit"]);

    public static readonly ApiRule ListsAreBounded = ApiRule.ForEach(
        api => RequestFields(api).Where(field => field.IsRepeated || field.IsMap),
        field => field.Limits().HasMaxItems ? [] : ["the number of its items has no limit"]);

    public static readonly ApiRule NumbersAreBounded = ApiRule.ForEach(
        api => RequestFields(api).Where(IsNumber),
        field => field.Limits().HasMinimum ? [] : ["has no least value"]);

    /// <summary>Floating point loses digits of figures that people sign for.</summary>
    public static readonly ApiRule NothingIsFloatingPoint = ApiRule.ForEach(
        api => api.Messages.SelectMany(message => message.Fields.InDeclarationOrder()),
        field => field.FieldType is FieldType.Double or FieldType.Float ? ["is floating point"] : []);

    private static IEnumerable<FieldDescriptor> RequestFields(Api api) =>
        api.Methods.SelectMany(method => method.InputType.FillableFields()).DistinctBy(field => field.FullName);

    private static bool IsBoundedText(FieldRules limits) =>
        limits.HasMaxLength || limits.ResourceCollection.Length > 0
        || limits.Form is StringForm.Uuid or StringForm.Date or StringForm.ResourceId;

    private static bool IsNumber(FieldDescriptor field) => field.FieldType
        is FieldType.Int32 or FieldType.Int64 or FieldType.SInt32 or FieldType.SInt64 or FieldType.SFixed32 or FieldType.SFixed64;
}
