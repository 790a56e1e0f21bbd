// What a client finds of gRPC's standard services: health, and reflection of both versions.
import { promisify } from 'node:util';
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import descriptor from 'protobufjs/ext/descriptor/index.js';
import { equal, run } from './cases.js';

const { ADDRESS, SERVICE, PROTO, HEALTH, REFLECTION } = process.env;
const open = [];

function client(file, name, includeDirs = []) {
  const definition = loader.loadSync(file, { includeDirs, keepCase: true, enums: String, defaults: true, oneofs: true });
  const Service = name.split('.').reduce((scope, part) => scope[part], grpc.loadPackageDefinition(definition));
  open.push(new Service(ADDRESS, grpc.credentials.createInsecure()));
  return open.at(-1);
}

const control = client(PROTO, 'antq.conformance.v1.ConformanceService');
const health = client('health/v1/health.proto', 'grpc.health.v1.Health', [HEALTH]);
const reflections = ['v1', 'v1alpha'].map((version) =>
  client(`grpc/reflection/${version}/reflection.proto`, `grpc.reflection.${version}.ServerReflection`, [REFLECTION]));
const check = promisify(health.check).bind(health);
const setServing = promisify(control.SetServing).bind(control);

// Asks the reflection service of one version once.
function ask(reflection, question) {
  return new Promise((resolve, reject) => {
    const call = reflection.ServerReflectionInfo();
    call.on('data', (answer) => { call.end(); resolve(answer); });
    call.on('error', reject);
    call.write(question);
  });
}

await run({
  async health_of_the_server() {
    equal((await check({ service: '' })).status, 'SERVING');
  },

  async health_of_a_service() {
    equal((await check({ service: SERVICE })).status, 'SERVING');
  },

  async health_of_an_unknown_service() {
    const refusal = await check({ service: 'nothing' }).catch((error) => error);
    equal(refusal.code, grpc.status.NOT_FOUND);
  },

  async health_watch_sees_changes() {
    const watch = health.watch({ service: '' });
    watch.on('error', () => {});
    const seen = [];
    for await (const { status } of watch.iterator({ destroyOnReturn: false })) {
      seen.push(status);
      if (seen.length === 3) break;
      await setServing({ serving: status !== 'SERVING' });
    }
    watch.cancel();
    equal(seen, ['SERVING', 'NOT_SERVING', 'SERVING']);
  },

  async reflection_lists_services() {
    for (const reflection of reflections) {
      const { list_services_response } = await ask(reflection, { list_services: '*' });
      const names = list_services_response.service.map((service) => service.name);
      equal([SERVICE, 'grpc.health.v1.Health'].every((name) => names.includes(name)), true);
    }
  },

  async reflection_describes_a_method() {
    for (const reflection of reflections) {
      const { file_descriptor_response } = await ask(reflection, { file_containing_symbol: 'antq.conformance.v1.ConformanceService.Unary' });
      const files = file_descriptor_response.file_descriptor_proto.map((bytes) => descriptor.FileDescriptorProto.decode(bytes));
      const service = files.find((file) => file.package === 'antq.conformance.v1').service[0];
      equal(service.method.find((method) => method.name === 'Unary').outputType, '.antq.conformance.v1.Answer');
    }
  },

  async reflection_of_an_unknown_symbol() {
    for (const reflection of reflections) {
      const { error_response } = await ask(reflection, { file_containing_symbol: 'antq.conformance.v1.Nothing' });
      equal(error_response.error_code, grpc.status.NOT_FOUND);
    }
  },
});
open.forEach((each) => each.close());
