using AnTq.StandIns.Tests.Calls;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Reflection.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using V1Alpha = Grpc.Reflection.V1Alpha;

namespace AnTq.StandIns.Tests.Reflection;

public sealed class ReflectionTests
{
    private const string Echo = "antq.standins.tests.v1.EchoService";
    private static readonly string[] AllServices =
        [Echo, "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection"];

    [Fact]
    public async Task All_mapped_services_are_listed()
    {
        await using var server = await StartAsync();

        var response = await AskAsync(server, new ServerReflectionRequest { ListServices = "" });

        Assert.Equal(AllServices, response.ListServicesResponse.Service.Select(service => service.Name));
    }

    [Fact]
    public async Task The_older_version_answers_the_same()
    {
        await using var server = await StartAsync();

        using var call = new V1Alpha.ServerReflection.ServerReflectionClient(server.Channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new V1Alpha.ServerReflectionRequest { ListServices = "" });
        Assert.True(await call.ResponseStream.MoveNext());
        Assert.Equal(AllServices, call.ResponseStream.Current.ListServicesResponse.Service.Select(service => service.Name));
        await call.RequestStream.WriteAsync(new V1Alpha.ServerReflectionRequest { FileContainingSymbol = Echo });
        Assert.True(await call.ResponseStream.MoveNext());
        Assert.Equal(2, call.ResponseStream.Current.FileDescriptorResponse.FileDescriptorProto.Count);
    }

    [Theory]
    [InlineData(Echo)]
    [InlineData(Echo + ".DuplexStream")]
    [InlineData("antq.standins.tests.v1.EchoRequest")]
    [InlineData("antq.standins.tests.v1.EchoRequest.pause")]
    public async Task The_file_of_a_symbol_comes_with_its_imports_so_that_it_can_be_built(string symbol)
    {
        await using var server = await StartAsync();

        var response = await AskAsync(server, new ServerReflectionRequest { Host = "h", FileContainingSymbol = symbol });

        var files = FileDescriptor.BuildFromByteStrings(response.FileDescriptorResponse.FileDescriptorProto);
        Assert.Equal(["google/protobuf/duration.proto", "Calls/echo.proto"], files.Select(file => file.Name));
        Assert.NotNull(files[^1].FindTypeByName<Google.Protobuf.Reflection.ServiceDescriptor>("EchoService"));
        Assert.Equal(("h", symbol), (response.ValidHost, response.OriginalRequest.FileContainingSymbol));
    }

    [Fact]
    public async Task An_imported_file_is_found_by_its_name()
    {
        await using var server = await StartAsync();

        var response = await AskAsync(server, new ServerReflectionRequest { FileByFilename = "google/protobuf/duration.proto" });

        Assert.Equal(DurationFile(), Assert.Single(response.FileDescriptorResponse.FileDescriptorProto));
    }

    [Fact]
    public async Task What_the_server_does_not_have_is_an_error_that_leaves_the_stream_open()
    {
        await using var server = await StartAsync();

        using var call = new ServerReflection.ServerReflectionClient(server.Channel).ServerReflectionInfo();

        Assert.Equal(StatusCode.NotFound, await ErrorAsync(call, new ServerReflectionRequest { FileContainingSymbol = "antq.Missing" }));
        Assert.Equal(StatusCode.NotFound, await ErrorAsync(call, new ServerReflectionRequest { FileByFilename = "missing.proto" }));
        Assert.Equal(StatusCode.Unimplemented, await ErrorAsync(call, new ServerReflectionRequest { AllExtensionNumbersOfType = Echo }));
        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
    }

    private static Google.Protobuf.ByteString DurationFile() =>
        Google.Protobuf.WellKnownTypes.DurationReflection.Descriptor.SerializedData;

    private static async Task<StatusCode> ErrorAsync(
        AsyncDuplexStreamingCall<ServerReflectionRequest, ServerReflectionResponse> call, ServerReflectionRequest request)
    {
        await call.RequestStream.WriteAsync(request);
        Assert.True(await call.ResponseStream.MoveNext().WaitAsync(EchoServer.Patience));
        return (StatusCode)call.ResponseStream.Current.ErrorResponse.ErrorCode;
    }

    private static async Task<ServerReflectionResponse> AskAsync(EchoServer server, ServerReflectionRequest request)
    {
        using var call = new ServerReflection.ServerReflectionClient(server.Channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(request);
        Assert.True(await call.ResponseStream.MoveNext().WaitAsync(EchoServer.Patience));
        return call.ResponseStream.Current;
    }

    private static Task<EchoServer> StartAsync() => EchoServer.StartAsync(
        services: services => services.AddGrpcReflection(), map: app => app.MapGrpcReflectionService());
}
