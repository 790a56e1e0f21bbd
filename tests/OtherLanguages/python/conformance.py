"""What a client must be able to do with the conformance server."""

import os
import queue

import grpc

import cases
from cases import equal
from messages import Protos

ADDRESS, TLS_ADDRESS = os.environ["ADDRESS"], os.environ["TLS_ADDRESS"]
SERVICE = "antq.conformance.v1.ConformanceService"
MEGABYTE = 1024 * 1024
HANG, CUT = 1, 2  # Ending
HANGS, GIVEN_UP = 1, 2  # Moment
protos = Protos(os.environ["DESCRIPTORS"])
Instruction = protos.message("antq.conformance.v1.Instruction")
AwaitMomentRequest = protos.message("antq.conformance.v1.AwaitMomentRequest")

# A limit of its own for sending would stop a large message before it reaches the server.
channel = grpc.insecure_channel(ADDRESS, options=[("grpc.max_send_message_length", -1)])
client = protos.client(channel, SERVICE)


def unary(request=None, on=client, timeout=10, **options):
    """A unary call to its end; the call has answer, headers, trailers and status, also when it is refused."""
    try:
        answer, call = on.Unary.with_call(request or Instruction(), timeout=timeout, **options)
        return answer, call
    except grpc.RpcError as error:
        return None, error


def values(metadata, key):
    return [value for name, value in metadata if name == key]


def number(code):
    return code.value[0]


def read(call, on_answer=lambda count: None):
    """Reads a stream to its end: answers, and the status of the call."""
    answers = []
    try:
        for answer in call:
            answers.append(answer)
            on_answer(len(answers))
    except grpc.RpcError:
        pass
    return answers, call


class Requests:
    """Requests that are written while the call runs."""

    def __init__(self, *first):
        self._queue = queue.Queue()
        for request in first:
            self._queue.put(request)

    def write(self, request):
        self._queue.put(request)

    def end(self):
        self._queue.put(None)

    def __iter__(self):
        return iter(self._queue.get, None)


def await_moment(call_id, moment):
    client.AwaitMoment(AwaitMomentRequest(call_id=call_id, moment=moment), timeout=10)


def unary_call():
    answer, call = unary(Instruction(payload="Yên Bái".encode()))
    equal((answer.payload.decode(), answer.requests, call.code()), ("Yên Bái", 1, grpc.StatusCode.OK))


def empty_message():
    answer, _ = unary()
    equal(answer.payload, b"")


def client_stream():
    answer = client.ClientStream((Instruction(payload=part.encode()) for part in ("một ", "hai ", "ba")), timeout=10)
    equal((answer.payload.decode(), answer.requests), ("một hai ba", 3))


def server_stream():
    answers, call = read(client.ServerStream(Instruction(answers=500, payload=b"x"), timeout=10))
    equal((len(answers), call.code()), (500, grpc.StatusCode.OK))


def two_way_stream_one_by_one():
    requests = Requests(Instruction())
    answers, call = read(
        client.TwoWayStream(iter(requests), timeout=10),
        lambda count: requests.write(Instruction()) if count < 20 else requests.end())
    equal(([answer.requests for answer in answers], call.code()), (list(range(1, 21)), grpc.StatusCode.OK))


def answers_after_half_close():
    answers, _ = read(client.TwoWayStream(iter([Instruction()] * 20), timeout=10))
    equal(len(answers), 20)


def text_metadata():
    text = "!\"#$%&'()*+-./09:;<=>?@AZ[]^_`az{|}~"
    _, call = unary(metadata=[("echo-text", text)])
    equal(values(call.initial_metadata(), "echo-text"), [text])


def binary_metadata():
    for length in (1, 2, 3, 256):
        value = bytes(i % 256 for i in range(length))
        _, call = unary(metadata=[("echo-value-bin", value)])
        equal(values(call.initial_metadata(), "echo-value-bin"), [value])


def empty_binary_metadata():
    _, call = unary(metadata=[("echo-value-bin", b"")])
    headers = call.initial_metadata()
    # It arrives. The server's own empty headers stay behind.
    equal((values(headers, "seen-binary-sizes"), values(headers, "echo-value-bin")), (["0"], []))


def repeated_metadata():
    _, call = unary(metadata=[("echo-many", "a"), ("echo-many", "b")])
    equal(",".join(values(call.initial_metadata(), "echo-many")).replace(" ", ""), "a,b")


def trailers():
    _, call = unary(metadata=[("trail-text", "end"), ("trail-value-bin", b"\x00\xff")])
    equal((values(call.trailing_metadata(), "trail-text"), values(call.trailing_metadata(), "trail-value-bin")), (["end"], [b"\x00\xff"]))


def trailers_of_a_refused_call():
    _, call = unary(Instruction(status_code=9), metadata=[("trail-value-bin", b"\x01\x02")])
    equal((number(call.code()), values(call.trailing_metadata(), "trail-value-bin")), (9, [b"\x01\x02"]))


def every_status_code():
    equal([number(unary(Instruction(status_code=code))[1].code()) for code in range(1, 17)], list(range(1, 17)))


def status_message_in_vietnamese():
    text = 'Cờ thi đua không tặng cho cá nhân: 100% "đúng"\nDòng hai'
    _, call = unary(Instruction(status_code=3, status_message=text))
    equal((number(call.code()), call.details()), (3, text))


def status_after_answers():
    answers, call = read(client.ServerStream(Instruction(answers=3, status_code=10, status_message="enough"), timeout=10))
    equal((len(answers), number(call.code()), call.details()), (3, 10, "enough"))


def status_before_any_answer():
    answers, call = read(client.ServerStream(Instruction(status_code=5, status_message="none"), timeout=10))
    equal((len(answers), number(call.code()), call.details()), (0, 5, "none"))


def no_deadline():
    answer, _ = unary(timeout=None)
    equal(answer.remaining_milliseconds, -1)


def deadline_reaches_the_server():
    answer, _ = unary(timeout=3600)
    # Python rounds a timeout up on its way.
    equal(3_500_000 < answer.remaining_milliseconds < 3_700_000, True)


def deadline_ends_the_call():
    _, call = unary(Instruction(call_id="python-deadline", ending=HANG), timeout=0.2)
    equal(call.code(), grpc.StatusCode.DEADLINE_EXCEEDED)
    await_moment("python-deadline", GIVEN_UP)


def client_cancels_a_call():
    call = client.Unary.future(Instruction(call_id="python-cancel", ending=HANG), timeout=10)
    await_moment("python-cancel", HANGS)
    call.cancel()
    equal(call.code(), grpc.StatusCode.CANCELLED)
    await_moment("python-cancel", GIVEN_UP)


def client_cancels_a_stream():
    call = client.ServerStream(Instruction(call_id="python-cancel-stream", answers=2, ending=HANG), timeout=10)
    answers, _ = read(call, lambda count: count == 2 and call.cancel())
    equal((len(answers), call.code()), (2, grpc.StatusCode.CANCELLED))
    await_moment("python-cancel-stream", GIVEN_UP)


def server_cancels_a_stream():
    requests = Requests(Instruction())
    answers, call = read(
        client.TwoWayStream(iter(requests), timeout=10),
        lambda count: count == 1 and requests.write(Instruction(status_code=1, status_message="stopped")))
    requests.end()
    equal((len(answers), call.code(), call.details()), (2, grpc.StatusCode.CANCELLED, "stopped"))


def server_cuts_a_stream():
    _, call = read(client.ServerStream(Instruction(answers=1, ending=CUT), timeout=10))
    equal(number(call.code()) in (1, 13, 14), True)


def gzip_request():
    answer, call = unary(Instruction(payload=b"a" * 100_000), compression=grpc.Compression.Gzip)
    equal((answer.payload == b"a" * 100_000, values(call.initial_metadata(), "seen-grpc-encoding")), (True, ["gzip"]))


def gzip_answer():
    answer, call = unary(Instruction(answer_size=MEGABYTE))
    equal((answer.payload == bytes(MEGABYTE), "gzip" in values(call.initial_metadata(), "seen-grpc-accept-encoding")[0]), (True, True))


def message_of_3_mib():
    payload = b"b" * (3 * MEGABYTE)
    answer, _ = unary(Instruction(payload=payload))
    equal(answer.payload == payload, True)


def request_too_large():
    _, call = unary(Instruction(payload=bytes(5 * MEGABYTE)))
    equal(call.code(), grpc.StatusCode.RESOURCE_EXHAUSTED)


def answer_too_large():
    _, call = unary(Instruction(answer_size=5 * MEGABYTE))
    equal(call.code(), grpc.StatusCode.RESOURCE_EXHAUSTED)


def unknown_method():
    equal(code_of(f"/{SERVICE}/Nothing"), grpc.StatusCode.UNIMPLEMENTED)


def unknown_service():
    equal(code_of("/antq.conformance.v1.Nothing/Unary"), grpc.StatusCode.UNIMPLEMENTED)


def hundred_calls_at_once():
    calls = [client.Unary.future(Instruction(payload=str(i).encode()), timeout=10) for i in range(100)]
    equal([call.result().payload.decode() for call in calls], [str(i) for i in range(100)])


class Stamp(grpc.UnaryUnaryClientInterceptor):
    def intercept_unary_unary(self, continuation, details, request):
        stamped = type("Details", (), dict(
            method=details.method, timeout=details.timeout, credentials=details.credentials,
            wait_for_ready=details.wait_for_ready, compression=details.compression,
            metadata=[*(details.metadata or []), ("echo-stamp", "stamped")]))
        return continuation(stamped, request)


def client_interceptor():
    _, call = unary(on=protos.client(grpc.intercept_channel(channel, Stamp()), SERVICE))
    equal(values(call.initial_metadata(), "echo-stamp"), ["stamped"])


class Token(grpc.AuthMetadataPlugin):
    def __call__(self, context, callback):
        callback([("echo-token", "granted")], None)


def call_credentials_over_tls():
    with open(os.environ["TLS_ROOT"], "rb") as file:
        root = grpc.ssl_channel_credentials(file.read())
    credentials = grpc.composite_channel_credentials(root, grpc.metadata_call_credentials(Token()))
    with grpc.secure_channel(TLS_ADDRESS, credentials) as secure:
        _, call = unary(on=protos.client(secure, SERVICE))
    equal(values(call.initial_metadata(), "echo-token"), ["granted"])


def untrusted_certificate():
    with grpc.secure_channel(TLS_ADDRESS, grpc.ssl_channel_credentials()) as secure:
        _, call = unary(on=protos.client(secure, SERVICE))
    equal(call.code(), grpc.StatusCode.UNAVAILABLE)


def always_fails():
    """Shows that a case can fail."""
    answer, _ = unary()
    equal(answer.requests, 2)


def code_of(path):
    try:
        channel.unary_unary(path)(b"", timeout=10)
        return grpc.StatusCode.OK
    except grpc.RpcError as error:
        return error.code()


cases.run(globals())
channel.close()
