import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { as } from '../../../kit/as.ts';
import { codeOf } from '../../../kit/codes.ts';
import { makeCustomer } from '../../../kit/factories/customer.ts';
import { makeShopper } from '../../../kit/factories/shopper.ts';
import { lookUpCustomer } from './support.ts';

const app = useApp();

const remove = (customerId: string, version?: number) =>
  app().mutate('deleteCustomer', { customerId, version }, 'deletedCustomerId', 'staff');

describe('deleteCustomer', () => {
  it('takes a customer away everywhere, and lists it among the deleted ones', async () => {
    const { id } = await makeCustomer(app(), { name: 'Vanishing', email: 'c@example.com' });
    expect(await lookUpCustomer(app(), id, 'vanishing')).toEqual({
      customer: { id },
      node: { id },
      here: { nodes: [{ id }] },
      gone: { nodes: [] },
    });
    expect(await remove(id)).toEqual({ deletedCustomerId: id, userErrors: [] });
    expect(await lookUpCustomer(app(), id, 'vanishing')).toEqual({
      customer: null,
      node: null,
      here: { nodes: [] },
      gone: { nodes: [{ id, deletedAt: expect.stringMatching(/^2026-03-01/) }] },
    });
    expect((await remove(id)).userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['customerId'] }]);
  });

  it('leaves the account of a customer who has one', async () => {
    const person = await makeShopper(app());
    await remove(person.customerId);
    expect(
      await as(app(), person).ask(
        `{ me { status customer { id } } customer(id: "${person.customerId}") { id } }`,
      ),
    ).toEqual({ me: { status: 'ACTIVE', customer: null }, customer: null });
  });

  it('refuses a stale version', async () => {
    const { id } = await makeCustomer(app(), { name: 'Stale', email: 'c@example.com' });
    await app().mutate('updateCustomer', { customerId: id, phone: '1' }, 'customer { id }', 'staff');
    expect((await remove(id, 1)).userErrors).toMatchObject([{ code: 'VERSION_CONFLICT', path: ['version'] }]);
    expect((await remove(id, 2)).userErrors).toEqual([]);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const { id } = await makeCustomer(app(), { name: 'Kept', email: 'c@example.com' });
    const answer = await app().send(
      actor,
      `mutation { deleteCustomer(input: { customerId: "${id}" }) { userErrors { code } } }`,
    );
    expect(answer.data).toBeNull();
    expect(codeOf(answer)).toBe(code);
    expect((await lookUpCustomer(app(), id, 'Kept')).customer).toEqual({ id });
  });
});
