import { randomUUID } from 'node:crypto';
import type { Api } from '../kit/api.ts';
import { placeOrders } from '../sell/place-orders.ts';

/** One object of each kind that has a page of its own. */
export interface Samples {
  readonly order: string;
  readonly payment: string;
  readonly customer: string;
  readonly rental: string;
  readonly product: string;
  readonly supplier: string;
  readonly import: string;
  readonly staffMember: string;
  readonly user: string;
  readonly role: string;
}

// biome-ignore lint/suspicious/noExplicitAny: what is asked for is known below.
type Data = any;

/** Adds to the demo store what it lacks, so that every page has something to show, and says where it is. */
export async function prepareSamples(api: Api): Promise<Samples> {
  const found = (await api.ask(
    'admin',
    `{
      customers(first: 1, filter: { search: "Lena" }) { nodes { id } }
      products(first: 1, filter: { rentable: true }) { nodes { id } }
      suppliers(first: 1) { nodes { id } }
      staffMembers(first: 1) { nodes { id user { id } } }
      roles { id name }
    }`,
  )) as Data;
  const customer = found.customers.nodes[0].id as string;
  const product = found.products.nodes[0].id as string;
  const staff = found.staffMembers.nodes[0];
  const roles = found.roles as { id: string; name: string }[];

  const [order] = await placeOrders(api, 1, 'SHIPPED', 3);
  const { order: paid } = await api.ask('admin', 'query ($id: ID!) { order(id: $id) { payments { id } } }', {
    id: order!.id,
  });
  const { createRental } = await api.ask(
    'manager',
    'mutation ($input: CreateRentalInput!) { createRental(input: $input) { rental { id } userErrors { message } } }',
    { input: { idempotencyKey: randomUUID(), customerId: customer, productId: product, months: 6 } },
  );
  await api.ask(
    'manager',
    'mutation ($input: RecordProductionInput!) { recordProduction(input: $input) { userErrors { message } } }',
    {
      input: {
        idempotencyKey: randomUUID(),
        staffMemberId: staff.id,
        productId: product,
        quantity: 7,
        producedOn: yesterday(),
      },
    },
  );
  await api.ask(
    'manager',
    'mutation ($input: CreateExportInput!) { createExport(input: $input) { userErrors { message } } }',
    { input: { report: 'ORDERS', format: 'CSV' } },
  );
  // One waits for approval; the other is made an administrator, which raises an alert.
  await register(api, 'Paula Pending');
  const newcomer = await register(api, 'Adam Admin');
  await api.ask(
    'admin',
    'mutation ($id: ID!, $roleIds: [ID!]!) { approveStaffMember(input: { staffMemberId: $id, roleIds: $roleIds }) { userErrors { message } } }',
    { id: newcomer, roleIds: roles.filter(({ name }) => name === 'Administrator').map(({ id }) => id) },
  );
  return {
    order: order!.id,
    payment: paid.payments[0].id,
    customer,
    rental: createRental.rental.id,
    product,
    supplier: found.suppliers.nodes[0].id,
    import: await importProducts(api),
    staffMember: staff.id,
    user: staff.user.id,
    role: roles.find(({ name }) => name === 'Manager')!.id,
  };
}

/** Over in every time zone but the last ones. */
function yesterday(): string {
  return new Date(Date.now() - 24 * 60 * 60_000).toISOString().slice(0, 10);
}

/** @returns the id of the staff member */
async function register(api: Api, name: string): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.com`;
  await api.ask(
    null,
    'mutation ($input: RegisterStaffInput!) { registerStaff(input: $input) { userErrors { message } } }',
    { input: { email, name, jobTitle: 'Sales', password: 'a quiet place to sell' } },
  );
  const { staffMembers } = await api.ask(
    'admin',
    'query ($name: String!) { staffMembers(filter: { search: $name }) { nodes { id } } }',
    { name },
  );
  return staffMembers.nodes[0].id as string;
}

/** A file of which one row is good and one is bad. */
async function importProducts(api: Api): Promise<string> {
  const text = 'sku;name;price\nDESK-1;Table;349,50\nDESK-3;Wrong table;much\n';
  const { createUpload } = await api.ask(
    'admin',
    'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { uploadUrl uploadToken userErrors { message } } }',
    {
      input: {
        purpose: 'PRODUCT_IMPORT',
        fileName: 'prices.csv',
        contentType: 'text/csv',
        size: Buffer.byteLength(text),
      },
    },
  );
  const { pathname, search } = new URL(createUpload.uploadUrl as string, api.server.url);
  const sent = await fetch(`${api.server.url}${pathname}${search}`, {
    method: 'PUT',
    headers: { 'content-type': 'text/csv' },
    body: text,
  });
  if (!sent.ok) throw new Error(`The file was refused: ${await sent.text()}`);
  const { startImport } = await api.ask(
    'admin',
    'mutation ($input: StartImportInput!) { startImport(input: $input) { import { id } userErrors { message } } }',
    {
      input: {
        idempotencyKey: randomUUID(),
        uploadToken: createUpload.uploadToken,
        kind: 'PRODUCTS',
        dryRun: true,
        skipInvalid: true,
      },
    },
  );
  return startImport.import.id as string;
}
