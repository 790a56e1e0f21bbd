using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace AnTq.StandIns.Tests.Surface;

/// <summary>How the contract files write what belongs to a member.</summary>
internal static class MemberText
{
    public static bool IsVisible(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    public static string Protected(MethodBase method) => method.IsFamily || method.IsFamilyOrAssembly ? " protected" : "";

    public static string Modifiers(MethodBase method)
    {
        var dispatch = method.IsAbstract ? " abstract" : method is { IsVirtual: true, IsFinal: false } ? " virtual" : "";
        return (method.IsStatic ? " static" : "") + dispatch + Protected(method);
    }

    public static bool IsInit(PropertyInfo property) =>
        property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == nameof(IsExternalInit));

    public static string Marks(MemberInfo member) =>
        (Has(member.CustomAttributes, "ExperimentalAttribute") ? " [experimental]" : "")
        + (Has(member.CustomAttributes, "ObsoleteAttribute") ? " [obsolete]" : "");

    public static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
    {
        var extended = parameter.Position == 0 && Has(method.CustomAttributes, nameof(ExtensionAttribute)) ? "this " : "";
        var direction = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "";
        var many = Has(parameter.CustomAttributes, nameof(ParamArrayAttribute)) ? "params " : "";
        return $"{extended}{direction}{many}{TypeText.Name(parameter.ParameterType)} {parameter.Name}{Default(parameter)}";
    }));

    private static string Default(ParameterInfo parameter) => !parameter.HasDefaultValue ? ""
        : " = " + Convert.ToString(parameter.RawDefaultValue ?? "default", CultureInfo.InvariantCulture);

    private static bool Has(IEnumerable<CustomAttributeData> attributes, string name) =>
        attributes.Any(attribute => attribute.AttributeType.Name == name);
}
