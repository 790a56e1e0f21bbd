using AnTq.Contracts.Tests.Descriptors;
using Google.Protobuf.Reflection;

namespace AnTq.Contracts.Tests.Rules;

internal static class Documentation
{
    public static readonly ApiRule EverythingIsDocumented = ApiRule.ForEach<IDescriptor>(Declarations, subject =>
    {
        var comment = Comments.Of(subject);
        return comment.Length == 0 ? ["has no comment"] : comment.EndsWith('.') ? [] : ["its comment is not a sentence"];
    });

    private static IEnumerable<IDescriptor> Declarations(Api api) =>
    [
        .. api.Files, .. api.Services, .. api.Methods, .. api.Messages, .. api.Enums,
        .. api.Messages.SelectMany(message => message.Fields.InDeclarationOrder()),
        .. api.Messages.SelectMany(message => message.Oneofs.Where(oneof => !oneof.IsSynthetic)),
        .. api.Enums.SelectMany(type => type.Values),
    ];
}
