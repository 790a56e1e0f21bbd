using System.Globalization;
using AnTq.Contracts.Tests.Descriptors;
using AnTq.Contracts.Tests.Errors;
using AnTq.Contracts.Tests.Rules;
using Google.Protobuf.Reflection;

namespace AnTq.Contracts.Tests.Reference;

/// <summary>The page of one proto package: its calls, messages and enums.</summary>
internal sealed class PackagePage
{
    private readonly Page _page = new();

    public static string Write(Api package)
    {
        var writer = new PackagePage();
        writer.WritePackage(package);
        return writer._page.ToString();
    }

    private void WritePackage(Api package)
    {
        _page.Line($"# {package.Files[0].Package}").Line();
        foreach (var file in package.Files)
        {
            _page.Line($"- [{file.Name}](../../../protos/{file.Name}): {Comments.Of(file)}");
        }

        foreach (var service in package.Services)
        {
            WriteService(service);
        }

        var messages = package.Messages.ToList();
        if (messages.Count > 0)
        {
            _page.Line().Line("## Messages");
        }

        foreach (var message in messages)
        {
            WriteMessage(message);
        }

        var enums = package.Enums.ToList();
        if (enums.Count > 0)
        {
            _page.Line().Line("## Enums");
        }

        foreach (var type in enums)
        {
            WriteEnum(type);
        }
    }

    private void WriteService(ServiceDescriptor service)
    {
        _page.Line().Line($"## {service.Name}").Line().Line(Comments.Of(service));
        foreach (var method in service.Methods)
        {
            _page.Line().Line($"### {TypeLinks.NameOf(method)}").Line().Line(Refusals.Before(method)).Line();
            _page.Line($"- Takes {Streamed(method.IsClientStreaming)}{TypeLinks.Link(method.InputType)}, "
                + $"answers {Streamed(method.IsServerStreaming)}{TypeLinks.Link(method.OutputType)}.");
            _page.Line(method.OnlyReads() ? "- Only reads: may be repeated at any time." : "- Changes something: may be repeated with the same `request_id`.");
            if (Refusals.Text(method) is { Length: > 0 } refusals)
            {
                _page.Line($"- Refusals of its own ({ErrorPage.Link(NamedReason.OwnerOf(method), "meanings and remedies")}): {refusals}");
            }
        }
    }

    private void WriteMessage(MessageDescriptor message)
    {
        _page.Line().Line($"### {TypeLinks.NameOf(message)}").Line().Line(Comments.Of(message));
        var fields = message.Fields.InDeclarationOrder();
        if (fields.Count > 0)
        {
            _page.Table("No.", "Field", "Type", "Limits", "Meaning");
        }

        foreach (var field in fields)
        {
            _page.Row(Number(field.FieldNumber), $"`{field.Name}`", TypeLinks.TypeOf(field), LimitText.Of(field.Limits()), Comments.Of(field) + InOneof(field));
        }

        var oneofs = message.Oneofs.Where(oneof => !oneof.IsSynthetic).ToList();
        if (oneofs.Count > 0)
        {
            _page.Line();
        }

        foreach (var oneof in oneofs)
        {
            _page.Line($"At most one of {string.Join(", ", oneof.Fields.Select(field => $"`{field.Name}`"))} is set (`{oneof.Name}`): {Comments.Of(oneof)}");
        }
    }

    private void WriteEnum(EnumDescriptor type)
    {
        _page.Line().Line($"### {TypeLinks.NameOf(type)}").Line().Line(Comments.Of(type)).Table("No.", "Value", "Meaning");
        foreach (var value in type.Values)
        {
            _page.Row(Number(value.Number), $"`{value.Name}`", Comments.Of(value));
        }
    }

    private static string InOneof(FieldDescriptor field) =>
        field.RealContainingOneof is { } oneof ? $" (one of `{oneof.Name}`)" : "";

    private static string Streamed(bool streamed) => streamed ? "a stream of " : "";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
