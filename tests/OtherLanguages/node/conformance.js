// What a client must be able to do with the conformance server.
import { readFileSync } from 'node:fs';
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import { equal, run } from './cases.js';

const { ADDRESS, TLS_ADDRESS, TLS_ROOT, PROTO } = process.env;
const definition = loader.loadSync(PROTO, { keepCase: true, longs: Number, enums: String, defaults: true });
const { ConformanceService } = grpc.loadPackageDefinition(definition).antq.conformance.v1;
const megabyte = 1024 * 1024;
const anHour = () => new Date(Date.now() + 3_600_000);
const soon = () => new Date(Date.now() + 10_000);

const open = [];
function connect(options = {}, address = ADDRESS, credentials = grpc.credentials.createInsecure()) {
  const client = new ConformanceService(address, credentials, options);
  open.push(client);
  return client;
}
const client = connect();

function metadata(entries) {
  const result = new grpc.Metadata();
  for (const [key, value] of entries) result.add(key, value);
  return result;
}

// A unary call to its end: { answer, headers, status }; the status also of a call that is refused.
function unary(request, { entries = [], options = { deadline: soon() }, on = client, method = 'Unary' } = {}) {
  return new Promise((resolve) => {
    const end = {};
    const call = on[method](request, metadata(entries), options, (error, answer) => Object.assign(end, { error, answer }));
    call.on('metadata', (headers) => { end.headers = headers; });
    call.on('status', (status) => setImmediate(() => resolve({ ...end, status })));
    end.call = call;
  });
}

// Reads a stream to its end: { answers, status }. The status may come before the last answers are read.
async function read(call, onAnswer = () => {}) {
  const answers = [];
  call.on('data', (answer) => { answers.push(answer); onAnswer(answer, answers.length); });
  call.on('error', () => {});
  const [status] = await Promise.all(['status', 'end'].map((event) => new Promise((resolve) => { call.on(event, resolve); })));
  return { answers, status };
}

async function awaitMoment(call_id, moment) {
  const { status } = await unary({ call_id, moment }, { method: 'AwaitMoment' });
  equal([status.code, status.details], [grpc.status.OK, '']);
}

const cases = {
  async unary_call() {
    const { answer, status } = await unary({ payload: Buffer.from('Yên Bái') });
    equal([answer.payload.toString(), answer.requests, status.code], ['Yên Bái', 1, grpc.status.OK]);
  },

  async empty_message() {
    const { answer } = await unary({});
    equal(answer.payload.length, 0);
  },

  async client_stream() {
    const answer = await new Promise((resolve, reject) => {
      const call = client.ClientStream((error, result) => (error ? reject(error) : resolve(result)));
      for (const part of ['một ', 'hai ', 'ba']) call.write({ payload: Buffer.from(part) });
      call.end();
    });
    equal([answer.payload.toString(), answer.requests], ['một hai ba', 3]);
  },

  async server_stream() {
    const { answers, status } = await read(client.ServerStream({ answers: 500, payload: Buffer.from('x') }));
    equal([answers.length, status.code], [500, grpc.status.OK]);
  },

  async two_way_stream_one_by_one() {
    const call = client.TwoWayStream();
    call.write({});
    const { answers, status } = await read(call, (_, count) => (count < 20 ? call.write({}) : call.end()));
    equal([answers.map((answer) => answer.requests), status.code], [[...Array(20).keys()].map((i) => i + 1), grpc.status.OK]);
  },

  async answers_after_half_close() {
    const call = client.TwoWayStream();
    for (let i = 0; i < 20; i++) call.write({});
    call.end();
    const { answers } = await read(call);
    equal(answers.length, 20);
  },

  async text_metadata() {
    const { headers } = await unary({}, { entries: [['echo-text', ' !"#$%&\'()*+-./09:;<=>?@AZ[]^_`az{|}~ '.trim()]] });
    equal(headers.get('echo-text'), ['!"#$%&\'()*+-./09:;<=>?@AZ[]^_`az{|}~']);
  },

  async binary_metadata() {
    for (const length of [1, 2, 3, 256]) {
      const value = Buffer.from(Array.from({ length }, (_, i) => i));
      const { headers } = await unary({}, { entries: [['echo-value-bin', value]] });
      equal(headers.get('echo-value-bin').map((bytes) => bytes.toString('hex')), [value.toString('hex')]);
    }
  },

  async empty_binary_metadata() {
    const { headers } = await unary({}, { entries: [['echo-value-bin', Buffer.alloc(0)]] });
    // It arrives. The server's own empty headers stay behind.
    equal([headers.get('seen-binary-sizes'), headers.get('echo-value-bin')], [['0'], []]);
  },

  async repeated_metadata() {
    const { headers } = await unary({}, { entries: [['echo-many', 'a'], ['echo-many', 'b']] });
    equal(headers.get('echo-many').join(',').replaceAll(' ', ''), 'a,b');
  },

  async trailers() {
    const { status } = await unary({}, { entries: [['trail-text', 'end'], ['trail-value-bin', Buffer.from([0, 255])]] });
    equal([status.metadata.get('trail-text'), status.metadata.get('trail-value-bin')[0].toString('hex')], [['end'], '00ff']);
  },

  async trailers_of_a_refused_call() {
    const { status } = await unary({ status_code: 9 }, { entries: [['trail-value-bin', Buffer.from([1, 2])]] });
    equal([status.code, status.metadata.get('trail-value-bin')[0].toString('hex')], [9, '0102']);
  },

  async every_status_code() {
    const codes = [];
    for (let code = 1; code <= 16; code++) codes.push((await unary({ status_code: code })).status.code);
    equal(codes, [...Array(16).keys()].map((i) => i + 1));
  },

  async status_message_in_vietnamese() {
    const text = 'Cờ thi đua không tặng cho cá nhân: 100% "đúng"\nDòng hai';
    const { status } = await unary({ status_code: 3, status_message: text });
    equal([status.code, status.details], [3, text]);
  },

  async status_after_answers() {
    const { answers, status } = await read(client.ServerStream({ answers: 3, status_code: 10, status_message: 'enough' }));
    // grpc-js hands a refusal on at once, before the answers that have arrived with it.
    equal([answers.length <= 3, status.code, status.details], [true, 10, 'enough']);
  },

  async status_before_any_answer() {
    const { answers, status } = await read(client.ServerStream({ status_code: 5, status_message: 'none' }));
    equal([answers.length, status.code, status.details], [0, 5, 'none']);
  },

  async no_deadline() {
    const { answer } = await unary({}, { options: {} });
    equal(answer.remaining_milliseconds, -1);
  },

  async deadline_reaches_the_server() {
    const { answer } = await unary({}, { options: { deadline: anHour() } });
    const left = answer.remaining_milliseconds;
    equal(left > 3_500_000 && left <= 3_600_000, true);
  },

  async deadline_ends_the_call() {
    const { status } = await unary({ call_id: 'node-deadline', ending: 'ENDING_HANG' }, { options: { deadline: new Date(Date.now() + 200) } });
    equal(status.code, grpc.status.DEADLINE_EXCEEDED);
    await awaitMoment('node-deadline', 'MOMENT_GIVEN_UP');
  },

  async client_cancels_a_call() {
    const call = client.Unary({ call_id: 'node-cancel', ending: 'ENDING_HANG' }, () => {});
    const ended = new Promise((resolve) => call.on('status', resolve));
    call.on('metadata', () => call.cancel());
    equal((await ended).code, grpc.status.CANCELLED);
    await awaitMoment('node-cancel', 'MOMENT_GIVEN_UP');
  },

  async client_cancels_a_stream() {
    const call = client.ServerStream({ call_id: 'node-cancel-stream', answers: 2, ending: 'ENDING_HANG' });
    const { answers, status } = await read(call, (_, count) => count === 2 && call.cancel());
    equal([answers.length, status.code], [2, grpc.status.CANCELLED]);
    await awaitMoment('node-cancel-stream', 'MOMENT_GIVEN_UP');
  },

  async server_cancels_a_stream() {
    const call = client.TwoWayStream();
    call.write({});
    const { answers, status } = await read(call, (_, count) => count === 1 && call.write({ status_code: 1, status_message: 'stopped' }));
    equal([answers.length >= 1, status.code, status.details], [true, grpc.status.CANCELLED, 'stopped']);
  },

  async server_cuts_a_stream() {
    const { status } = await read(client.ServerStream({ answers: 1, ending: 'ENDING_CUT' }));
    equal([1, 13, 14].includes(status.code), true);
  },

  async gzip_request() {
    const zipping = connect({ 'grpc.default_compression_algorithm': grpc.compressionAlgorithms.gzip });
    const { answer, headers } = await unary({ payload: Buffer.alloc(100_000, 'a') }, { on: zipping });
    equal([answer.payload.toString() === 'a'.repeat(100_000), headers.get('seen-grpc-encoding')], [true, ['gzip']]);
  },

  async gzip_answer() {
    const { answer, headers } = await unary({ answer_size: megabyte });
    equal([answer.payload.equals(Buffer.alloc(megabyte)), headers.get('seen-grpc-accept-encoding').join().includes('gzip')], [true, true]);
  },

  async message_of_3_mib() {
    const payload = Buffer.alloc(3 * megabyte, 'b');
    const { answer } = await unary({ payload });
    equal(answer.payload.equals(payload), true);
  },

  async request_too_large() {
    const { status } = await unary({ payload: Buffer.alloc(5 * megabyte) });
    equal(status.code, grpc.status.RESOURCE_EXHAUSTED);
  },

  async answer_too_large() {
    const { status } = await unary({ answer_size: 5 * megabyte });
    equal(status.code, grpc.status.RESOURCE_EXHAUSTED);
  },

  async unknown_method() {
    equal((await callByName('/antq.conformance.v1.ConformanceService/Nothing')).code, grpc.status.UNIMPLEMENTED);
  },

  async unknown_service() {
    equal((await callByName('/antq.conformance.v1.Nothing/Unary')).code, grpc.status.UNIMPLEMENTED);
  },

  async hundred_calls_at_once() {
    const ends = await Promise.all([...Array(100).keys()].map((i) => unary({ payload: Buffer.from(`${i}`) })));
    equal(ends.map(({ answer }) => answer.payload.toString()), [...Array(100).keys()].map(String));
  },

  async client_interceptor() {
    const stamp = (options, next) => new grpc.InterceptingCall(next(options), {
      start(headers, listener, start) {
        headers.set('echo-stamp', 'stamped');
        start(headers, listener);
      },
    });
    const { headers } = await unary({}, { on: connect({ interceptors: [stamp] }) });
    equal(headers.get('echo-stamp'), ['stamped']);
  },

  async call_credentials_over_tls() {
    const channel = grpc.credentials.createSsl(readFileSync(TLS_ROOT));
    const token = grpc.credentials.createFromMetadataGenerator((_, done) => done(null, metadata([['echo-token', 'granted']])));
    const { headers } = await unary({}, { on: connect({}, TLS_ADDRESS, grpc.credentials.combineChannelCredentials(channel, token)) });
    equal(headers.get('echo-token'), ['granted']);
  },

  async untrusted_certificate() {
    const { status } = await unary({}, { on: connect({}, TLS_ADDRESS, grpc.credentials.createSsl()) });
    equal(status.code, grpc.status.UNAVAILABLE);
  },

  // Shows that a case can fail.
  async always_fails() {
    const { answer } = await unary({});
    equal(answer.requests, 2);
  },
};

function callByName(path) {
  return new Promise((resolve) => {
    const bytes = (value) => value;
    client.makeUnaryRequest(path, bytes, bytes, Buffer.alloc(0), (error) => resolve(error ?? { code: grpc.status.OK }));
  });
}

await run(cases);
open.forEach((each) => each.close());
