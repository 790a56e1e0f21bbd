// Registers an organization and reads it back:  node register_organization.js http://127.0.0.1:5001 tinh-lao-cai
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import { reasonOf } from './refusal.js';

const [address, id] = process.argv.slice(2);
const protos = fileURLToPath(new URL('../../../protos', import.meta.url));
const definition = loader.loadSync('antq/organizations/v1/organization_service.proto', { includeDirs: [protos] });
const { OrganizationService } = grpc.loadPackageDefinition(definition).antq.organizations.v1;
const client = new OrganizationService(new URL(address).host, grpc.credentials.createInsecure());

const create = promisify(client.createOrganization).bind(client);
const get = promisify(client.getOrganization).bind(client);
const organization = {
  displayName: 'Tỉnh Lào Cai',
  kind: 'ORGANIZATION_KIND_ADMINISTRATIVE_UNIT',
  level: 'ADMINISTRATIVE_LEVEL_PROVINCE',
  validFrom: '2025-07-01',
};

// The same requestId again would get the same answer; a new one is a new intention.
const { name } = await create({ organization, organizationId: id, requestId: randomUUID() });
const { displayName } = await get({ name, asOf: '2026-01-01' });
console.log(`${name}: ${displayName}`);

try {
  await create({ organization, organizationId: id, requestId: randomUUID() });
} catch (refusal) {
  console.log(`refused: ${reasonOf(refusal)}`);
}
client.close();
