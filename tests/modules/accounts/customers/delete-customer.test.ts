import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { as, codeOf } from '../users/as.ts';
import { shopper } from './shopper.ts';

const app = useApp();

const make = async (name: string) =>
  (await app().mutate('createCustomer', { name, email: 'c@example.com' }, 'customer { id }', 'staff'))
    .customer.id as string;
const remove = (customerId: string, version?: number) =>
  app().mutate('deleteCustomer', { customerId, version }, 'deletedCustomerId', 'staff');
const restore = (customerId: string) =>
  app().mutate('restoreCustomer', { customerId }, 'customer { id name email deletedAt }', 'staff');
const lookUp = (id: string, search: string) =>
  app().ask(
    'staff',
    `query ($id: ID!, $search: String) { customer(id: $id) { id } node(id: $id) { id }
       here: customers(filter: { search: $search }) { nodes { id } }
       gone: customers(filter: { search: $search, deleted: true }) { nodes { id deletedAt } } }`,
    { id, search },
  );

describe('deleteCustomer', () => {
  it('takes a customer away everywhere, and lists it among the deleted ones', async () => {
    const id = await make('Vanishing');
    expect(await lookUp(id, 'vanishing')).toEqual({
      customer: { id },
      node: { id },
      here: { nodes: [{ id }] },
      gone: { nodes: [] },
    });
    expect(await remove(id)).toEqual({ deletedCustomerId: id, userErrors: [] });
    expect(await lookUp(id, 'vanishing')).toEqual({
      customer: null,
      node: null,
      here: { nodes: [] },
      gone: { nodes: [{ id, deletedAt: expect.stringMatching(/^2026-03-01/) }] },
    });
    expect((await remove(id)).userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['customerId'] }]);
  });

  it('leaves the account of who has one', async () => {
    const person = await shopper(app());
    await remove(person.customerId);
    expect(
      await as(app(), person).ask(
        `{ me { status customer { id } } customer(id: "${person.customerId}") { id } }`,
      ),
    ).toEqual({ me: { status: 'ACTIVE', customer: null }, customer: null });
    await restore(person.customerId);
    expect(await as(app(), person).ask('{ me { customer { id } } }')).toEqual({
      me: { customer: { id: person.customerId } },
    });
  });

  it('refuses a stale version', async () => {
    const id = await make('Stale');
    await app().mutate('updateCustomer', { customerId: id, phone: '1' }, 'customer { id }', 'staff');
    expect((await remove(id, 1)).userErrors).toMatchObject([{ code: 'VERSION_CONFLICT', path: ['version'] }]);
    expect((await remove(id, 2)).userErrors).toEqual([]);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('is not for a %s, nor is restoring', async (actor, code) => {
    const id = await make('Kept');
    for (const name of ['deleteCustomer', 'restoreCustomer']) {
      const answer = await app().send(
        actor,
        `mutation { ${name}(input: { customerId: "${id}" }) { userErrors { code } } }`,
      );
      expect(answer.data).toBeNull();
      expect(codeOf(answer)).toBe(code);
    }
    expect((await lookUp(id, 'Kept')).customer).toEqual({ id });
  });
});

describe('restoreCustomer', () => {
  it('brings a deleted customer back as it was', async () => {
    const id = await make('Phoenix');
    await remove(id);
    expect(await restore(id)).toEqual({
      customer: { id, name: 'Phoenix', email: 'c@example.com', deletedAt: null },
      userErrors: [],
    });
    expect(await lookUp(id, 'phoenix')).toMatchObject({ here: { nodes: [{ id }] }, gone: { nodes: [] } });
  });

  it('refuses one that is not deleted, or never was', async () => {
    const id = await make('Here');
    expect((await restore(id)).userErrors).toMatchObject([{ code: 'NOT_DELETED', path: ['customerId'] }]);
    expect((await restore('customer_01h455vb4pex5vsknk084sn02q')).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['customerId'] },
    ]);
  });
});
