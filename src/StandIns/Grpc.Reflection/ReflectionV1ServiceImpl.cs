using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Reflection.V1;

namespace Grpc.Reflection;

/// <summary>Answers reflection requests about the given services.</summary>
public class ReflectionV1ServiceImpl(IEnumerable<ServiceDescriptor> serviceDescriptors) : ServerReflection.ServerReflectionBase
{
    private readonly ReflectionIndex _index = new(serviceDescriptors);

    public override async Task ServerReflectionInfo(
        IAsyncStreamReader<ServerReflectionRequest> requestStream, IServerStreamWriter<ServerReflectionResponse> responseStream,
        ServerCallContext context)
    {
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            await responseStream.WriteAsync(Answer(requestStream.Current), context.CancellationToken);
        }
    }

    internal ServerReflectionResponse Answer(ServerReflectionRequest request)
    {
        var response = request.MessageRequestCase switch
        {
            ServerReflectionRequest.MessageRequestOneofCase.ListServices => Services(),
            ServerReflectionRequest.MessageRequestOneofCase.FileByFilename =>
                Files(_index.FileByName(request.FileByFilename), "The server has no such file."),
            ServerReflectionRequest.MessageRequestOneofCase.FileContainingSymbol =>
                Files(_index.FileWithSymbol(request.FileContainingSymbol), "The server has no such symbol."),
            _ => Error(StatusCode.Unimplemented, "This server does not answer requests about extensions."),
        };
        response.ValidHost = request.Host;
        response.OriginalRequest = request;
        return response;
    }

    private static ServerReflectionResponse Files(FileDescriptor? file, string otherwise) => file is null
        ? Error(StatusCode.NotFound, otherwise)
        : new ServerReflectionResponse
        {
            FileDescriptorResponse = new FileDescriptorResponse
            {
                FileDescriptorProto = { ReflectionIndex.WithImports(file).Select(each => each.SerializedData) },
            },
        };

    private static ServerReflectionResponse Error(StatusCode code, string message) =>
        new() { ErrorResponse = new ErrorResponse { ErrorCode = (int)code, ErrorMessage = message } };

    private ServerReflectionResponse Services() => new()
    {
        ListServicesResponse = new ListServiceResponse
        {
            Service = { _index.Services.Select(service => new ServiceResponse { Name = service.FullName }) },
        },
    };
}
