"""Messages and calls made from descriptors, as `protoc --include_imports --descriptor_set_out` writes them."""

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory


class Protos:
    def __init__(self, path):
        with open(path, "rb") as file:
            self._files = descriptor_pb2.FileDescriptorSet.FromString(file.read()).file
        self._pool = descriptor_pool.DescriptorPool()
        for file in self._files:
            self._pool.Add(file)
        # Protobuf 4.22 has a function where earlier ones, such as Debian's, have a factory.
        self._class_of = getattr(message_factory, "GetMessageClass", None) or message_factory.MessageFactory(self._pool).GetPrototype

    def message(self, name):
        """The class of a message by its full name."""
        return self._class_of(self._pool.FindMessageTypeByName(name.lstrip(".")))

    def client(self, channel, name):
        """A client of a service by its full name: one method per call, as a generated stub has them."""
        return Client(self, channel, name, self._service(name))

    def _service(self, name):
        return next(service for file in self._files for service in file.service if f"{file.package}.{service.name}" == name)


class Client:
    def __init__(self, protos, channel, name, service):
        for method in service.method:
            sent, received = ("stream" if streams else "unary" for streams in (method.client_streaming, method.server_streaming))
            call = getattr(channel, f"{sent}_{received}")(
                f"/{name}/{method.name}",
                request_serializer=protos.message(method.input_type).SerializeToString,
                response_deserializer=protos.message(method.output_type).FromString,
            )
            setattr(self, method.name, call)
