"""Reads by what programs decide from a refused call: the reason in its google.rpc.ErrorInfo."""


def reason_of(refusal, protos):
    details = next(value for key, value in refusal.trailing_metadata() if key == "grpc-status-details-bin")
    status = protos.message("google.rpc.Status").FromString(details)
    info = protos.message("google.rpc.ErrorInfo")()
    next(detail for detail in status.details if detail.Is(info.DESCRIPTOR)).Unpack(info)
    return info.reason
