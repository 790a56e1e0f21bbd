"""What a client finds of gRPC's standard services: health, and reflection of both versions."""

import os

import grpc
from google.protobuf import descriptor_pb2

import cases
from cases import equal
from messages import Protos

protos = Protos(os.environ["DESCRIPTORS"])
SERVICE = os.environ["SERVICE"]
channel = grpc.insecure_channel(os.environ["ADDRESS"])
health = protos.client(channel, "grpc.health.v1.Health")
HealthCheckRequest = protos.message("grpc.health.v1.HealthCheckRequest")
SERVING, NOT_SERVING = 1, 2
VERSIONS = ("v1", "v1alpha")


def ask(version, **question):
    """Asks the reflection service of one version once."""
    reflection = protos.client(channel, f"grpc.reflection.{version}.ServerReflection")
    request = protos.message(f"grpc.reflection.{version}.ServerReflectionRequest")
    return next(reflection.ServerReflectionInfo(iter([request(**question)]), timeout=10))


def health_of_the_server():
    equal(health.Check(HealthCheckRequest(), timeout=10).status, SERVING)


def health_of_a_service():
    equal(health.Check(HealthCheckRequest(service=SERVICE), timeout=10).status, SERVING)


def health_of_an_unknown_service():
    try:
        health.Check(HealthCheckRequest(service="nothing"), timeout=10)
    except grpc.RpcError as refusal:
        equal(refusal.code(), grpc.StatusCode.NOT_FOUND)
    else:
        raise AssertionError("there is a service named nothing")


def health_watch_sees_changes():
    control = protos.client(channel, "antq.conformance.v1.ConformanceService")
    SetServingRequest = protos.message("antq.conformance.v1.SetServingRequest")
    watch = health.Watch(HealthCheckRequest(), timeout=20)
    seen = []
    for answer in watch:
        seen.append(answer.status)
        if len(seen) == 3:
            break
        control.SetServing(SetServingRequest(serving=answer.status != SERVING), timeout=10)
    watch.cancel()
    equal(seen, [SERVING, NOT_SERVING, SERVING])


def reflection_lists_services():
    for version in VERSIONS:
        names = {service.name for service in ask(version, list_services="*").list_services_response.service}
        equal({SERVICE, "grpc.health.v1.Health"} - names, set())


def reflection_describes_a_method():
    for version in VERSIONS:
        answer = ask(version, file_containing_symbol="antq.conformance.v1.ConformanceService.Unary").file_descriptor_response
        files = [descriptor_pb2.FileDescriptorProto.FromString(bytes) for bytes in answer.file_descriptor_proto]
        service = next(file for file in files if file.package == "antq.conformance.v1").service[0]
        equal(next(method for method in service.method if method.name == "Unary").output_type, ".antq.conformance.v1.Answer")


def reflection_of_an_unknown_symbol():
    for version in VERSIONS:
        equal(ask(version, file_containing_symbol="antq.conformance.v1.Nothing").error_response.error_code, 5)


cases.run(globals())
channel.close()
