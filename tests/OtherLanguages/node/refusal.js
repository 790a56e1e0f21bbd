// Reads by what programs decide from a refused call: the reason in its google.rpc.ErrorInfo.
import { fileURLToPath } from 'node:url';
import protobuf from 'protobufjs';

const rpc = protobuf.loadSync(fileURLToPath(new URL('../Examples/google_rpc.proto', import.meta.url)));
const [Status, ErrorInfo] = ['google.rpc.Status', 'google.rpc.ErrorInfo'].map((name) => rpc.lookupType(name));

export function reasonOf(refusal) {
  const [bytes] = refusal.metadata.get('grpc-status-details-bin');
  const { details } = Status.decode(bytes);
  return ErrorInfo.decode(details.find((detail) => detail.type_url.endsWith('/google.rpc.ErrorInfo')).value).reason;
}
