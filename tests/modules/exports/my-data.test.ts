import { describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { makeOrder } from '../../kit/factories/order.ts';
import { makeRentable, makeRunning } from '../../kit/factories/rental.ts';
import { makeShopper } from '../../kit/factories/shopper.ts';
import { create, fileOf, made, open } from './support.ts';

const app = useApp();
const myData = { report: 'MY_DATA', format: 'JSON' };

const shopperWithSession = async () => {
  const shopper = await makeShopper(app());
  return { shopper, actor: await app().actors.signIn(shopper.userId) };
};

describe('MY_DATA', () => {
  it('is a JSON file with a section for each kind of record', async () => {
    const { shopper, actor } = await shopperWithSession();
    const order = await makeOrder(app(), shopper, 'DELIVERED');
    const rental = await makeRunning(shopper, await makeRentable(app()));
    const { url, fileName } = await made(app(), actor, myData);
    expect(fileName).toMatch(/^my-data-2026-03-\d\d\.json$/);
    const response = await open(app(), url);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    const file = response.json();
    expect(file).toMatchObject({
      title: 'My data',
      createdBy: shopper.email.replace('@example.com', '').replace('shopper', 'Shopper '),
    });
    expect(file.account).toMatchObject([{ id: shopper.userId, email: shopper.email, roles: ['Customer'] }]);
    expect(file.customer).toMatchObject([{ id: shopper.customerId }]);
    expect(file.sessions.length).toBe(2);
    expect(file.orders).toMatchObject([
      { id: order.id, lines: [{ quantity: 2, unitPrice: '10.00' }], payments: [{ status: 'SUCCEEDED' }] },
    ]);
    expect(file.orders[0].events.map(({ kind }: { kind: string }) => kind)).toEqual([
      'PLACED',
      'PAID',
      'SHIPPED',
      'DELIVERED',
    ]);
    expect(file.rentals).toMatchObject([{ id: rental.id, contract: { signerName: 'Ann Lee' } }]);
    expect(file.rentals[0].installments[0]).toMatchObject({ sequence: 1, status: 'PAID', payments: [{}] });
    expect(file.mails.map(({ template }: { template: string }) => template)).toContain('orders.shipped');
    expect(file.exports.length).toBe(1);
    expect(file).toMatchObject({ staffMember: [], production: [], sales: [], securityAlerts: [] });
  });

  it('has nothing of anybody else', async () => {
    const { shopper } = await shopperWithSession();
    await makeOrder(app(), shopper, 'PAID');
    const { actor } = await shopperWithSession();
    const text = (await fileOf(app(), actor, myData)).toString('utf8');
    expect(text).not.toContain(shopper.userId);
    expect(text).not.toContain(shopper.customerId);
    expect(text).not.toContain(shopper.email);
    expect(JSON.parse(text).orders).toEqual([]);
  });

  it('of a manager is their own as well, with what they did, but not what it was about', async () => {
    const manager = await app().actors.make({ roles: ['MANAGER'] });
    const { shopper } = await shopperWithSession();
    const input = { customerId: shopper.customerId, phone: '0815-4711' };
    await app().sendWith(
      manager.headers,
      'mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { customer { id } } }',
      { input },
    );
    const file = JSON.parse((await fileOf(app(), manager, myData)).toString('utf8'));
    const entry = file.auditLog.find(({ action }: { action: string }) => action === 'customer.updated');
    expect(entry).toMatchObject({ byYou: true, targetId: shopper.customerId });
    expect(entry).not.toHaveProperty('changes');
    expect(JSON.stringify(file)).not.toContain('0815-4711');
    expect(file.orders).toEqual([]);
  });

  it('includes what an unconfirmed account did, but not mails to an address that is not confirmed as theirs', async () => {
    const owner = await app().actors.make({ email: 'claimed@example.com' });
    await app().work();
    const claimant = await makeShopper(app(), { email: owner.email });
    await app().work();
    const actor = await app().actors.signIn(claimant.userId);
    const file = JSON.parse((await fileOf(app(), actor, myData)).toString('utf8'));
    expect(file.account[0].id).toBe(claimant.userId);
    expect(file.mails).toEqual([]);
  });

  it.each(['CSV', 'XLSX', 'PDF'])('is not written as %s', async format => {
    const { actor } = await shopperWithSession();
    const payload = await create(app(), actor, { ...myData, format });
    expect(payload.userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['format'] }]);
  });

  it('is the only report that is written as JSON', async () => {
    const manager = await app().actors.find('manager');
    const payload = await create(app(), manager, { report: 'CUSTOMERS', format: 'JSON' });
    expect(payload.userErrors).toMatchObject([
      {
        code: 'INVALID_INPUT',
        path: ['format'],
        message: 'CUSTOMERS is exported as CSV, XLSX, PDF, but not as JSON.',
      },
    ]);
  });

  it('takes no range', async () => {
    const { actor } = await shopperWithSession();
    const payload = await create(app(), actor, { ...myData, range: { preset: 'LAST_30_DAYS' } });
    expect(payload.userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['range'] }]);
  });

  it('needs a session', async () => {
    const { errors } = await app().send(
      'guest',
      'mutation { createExport(input: { report: MY_DATA, format: JSON }) { export { id } } }',
    );
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('is not handed out once the account is suspended', async () => {
    const { shopper, actor } = await shopperWithSession();
    const { url } = await made(app(), actor, myData);
    const status = { userId: shopper.userId, status: 'SUSPENDED' };
    await app().mutate('updateUserStatus', status, 'user { id }', 'admin');
    expect((await open(app(), url)).statusCode).toBe(403);
  });
});
