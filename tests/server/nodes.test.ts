import { isObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { manifests } from '../../src/manifests.ts';
import { settingsId } from '../../src/modules/settings/settings.entity.ts';
import { buildSchema } from '../../src/platform/graphql/schema.ts';
import { newId } from '../../src/platform/lib/typed-id.ts';
import { useApp } from '../kit/app.ts';
import { startVerification } from '../kit/audit-verifications.ts';
import { makeCategory } from '../kit/factories/category.ts';
import { makeOrder } from '../kit/factories/order.ts';
import { refundSome } from '../kit/factories/payment.ts';
import { record } from '../kit/factories/production.ts';
import { makeRentable, makeRental } from '../kit/factories/rental.ts';
import { makeShippingMethod } from '../kit/factories/shipping.ts';
import { makeShopper } from '../kit/factories/shopper.ts';
import { makeStaffMember } from '../kit/factories/staff-member.ts';
import { makeSupplier } from '../kit/factories/supplier.ts';
import { imported } from '../kit/uploads.ts';
import { inCologne } from '../modules/accounts/addresses/support.ts';

const app = useApp();

const anybody = new Set(['Product', 'Category', 'Supplier', 'Settings', 'TaxClass', 'Zone', 'TaxRate']);
/** An id of each type, from the database. */
async function idsOf(): Promise<Record<string, string>> {
  const first = async (table: string) =>
    (await app().sql<{ id: string }>(`select id from ${table} limit 1`))[0]!.id;
  const shopper = await makeShopper(app());
  const order = await makeOrder(app(), shopper, 'SHIPPED');
  await refundSome(app(), order.paymentId!, '1.00');
  const rental = await makeRental(shopper, await makeRentable(app()));
  const { id: staffMemberId } = await makeStaffMember(app());
  await record(app(), { productId: order.productId, staffMemberId }, 'admin');
  await app().mutate('createExport', { report: 'MY_DATA', format: 'JSON' }, 'export { id }', 'admin');
  const job = newId('job');
  const now = '2026-03-01 00:00:00';
  await app().work();
  await app().sql(
    `insert into job (id, created_at, updated_at, version, name, payload, status, attempts, run_at, failed_at) values (?, ?, ?, 1, 'test', '{}', 'DEAD', 1, ?, ?)`,
    [job, now, now, now, now],
  );
  const alert = newId('alert');
  await app().sql(
    `insert into security_alert (id, created_at, updated_at, version, kind, subject, message, hour) values (?, ?, ?, 1, 'NEW_ADMIN', 'x', 'x', 1)`,
    [alert, now, now],
  );
  const booked = await shopper.mutate(
    'createCustomerAddress',
    { address: inCologne },
    'customerAddress { id }',
  );
  return {
    CustomerAddress: booked.customerAddress.id,
    Order: order.id,
    OrderLine: order.lines[0]!.id,
    Shipment: await first('shipment'),
    Payment: order.paymentId!,
    Refund: await first('refund'),
    Rental: rental.id,
    RentalInstallment: rental.installments[0].id,
    Customer: shopper.customerId,
    User: shopper.userId,
    Session: (
      await app().sql<{ id: string }>('select id from session where user_id = ?', [shopper.userId])
    )[0]!.id,
    Role: (await app().sql<{ id: string }>("select id from role where built_in_key = 'ADMIN'"))[0]!.id,
    StaffMember: staffMemberId,
    Product: order.productId,
    Category: (await makeCategory(app(), {})).id,
    Supplier: (await makeSupplier(app(), {})).id,
    TaxClass: await first('tax_class'),
    ShippingMethod: (await makeShippingMethod(app(), { active: false })).id,
    Zone: await first('zone'),
    TaxRate: await first('tax_rate'),
    StockMovement: await first('stock_movement'),
    ProductionRecord: await first('production_record'),
    Export: await first('export_file'),
    AuditEntry: await first('audit_entry'),
    SecurityAlert: alert,
    AuditVerification: (await startVerification(app(), 'manager')).id,
    EmailMessage: await first('email_message'),
    DeadJob: job,
    Settings: settingsId,
    Import: (await imported(app(), 'manager', 'sku,name\n', { dryRun: true })).id,
  };
}

it('every type of node is answered by its id, and only to those who may see it', async () => {
  const schema = buildSchema(manifests);
  const types = schema.getPossibleTypes(schema.getType('Node') as never).filter(isObjectType);
  const ids = await idsOf();
  const query = 'query ($id: ID!) { node(id: $id) { __typename id } }';
  const stranger = await makeShopper(app());
  for (const { name } of types) {
    const id = ids[name];
    // Notifications have a test of their own, since only their owner sees them.
    if (name === 'Notification') continue;
    expect(id, `an id of ${name}`).toBeDefined();
    expect((await app().ask('admin', query, { id })).node, name).toEqual({ __typename: name, id });
    const { data } = await stranger.send(query, { id });
    if (!anybody.has(name)) expect(data.node, `${name} to a stranger`).toBeNull();
  }
  expect(types.map(type => type.name)).toEqual(
    expect.arrayContaining(['Session', 'Settings', 'DeadJob', 'Refund', 'OrderLine', 'RentalInstallment']),
  );
  // While there is one, every order must name one.
  const method = { shippingMethodId: ids.ShippingMethod };
  await app().mutate('deleteShippingMethod', method, 'deletedShippingMethodId', 'admin');
});

it('customers see what is theirs below an order and a rental', async () => {
  const shopper = await makeShopper(app());
  const order = await makeOrder(app(), shopper);
  const rental = await makeRental(shopper, await makeRentable(app()));
  for (const id of [order.lines[0]!.id, rental.installments[0].id])
    expect((await shopper.ask('query ($id: ID!) { node(id: $id) { id } }', { id })).node).toEqual({ id });
});
