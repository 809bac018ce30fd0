import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { as } from '../../../kit/as.ts';
import { codeOf } from '../../../kit/codes.ts';
import { makeCustomer } from '../../../kit/factories/customer.ts';
import { makeShopper } from '../../../kit/factories/shopper.ts';
import { lookUpCustomer } from './support.ts';

const app = useApp();

const remove = (customerId: string) =>
  app().mutate('deleteCustomer', { customerId }, 'deletedCustomerId', 'staff');
const restore = (customerId: string) =>
  app().mutate('restoreCustomer', { customerId }, 'customer { id name email deletedAt }', 'staff');

describe('restoreCustomer', () => {
  it('brings a deleted customer back as it was', async () => {
    const { id } = await makeCustomer(app(), { name: 'Phoenix', email: 'c@example.com' });
    await remove(id);
    expect(await restore(id)).toEqual({
      customer: { id, name: 'Phoenix', email: 'c@example.com', deletedAt: null },
      userErrors: [],
    });
    expect(await lookUpCustomer(app(), id, 'phoenix')).toMatchObject({
      here: { nodes: [{ id }] },
      gone: { nodes: [] },
    });
  });

  it('refuses one that is not deleted, or never was', async () => {
    const { id } = await makeCustomer(app(), { name: 'Here', email: 'c@example.com' });
    expect((await restore(id)).userErrors).toMatchObject([{ code: 'NOT_DELETED', path: ['customerId'] }]);
    expect((await restore('customer_01h455vb4pex5vsknk084sn02q')).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['customerId'] },
    ]);
  });

  it('gives the account of the customer its record back', async () => {
    const person = await makeShopper(app());
    await remove(person.customerId);
    const own = () => as(app(), person).ask('{ me { customer { id } } }');
    expect(await own()).toEqual({ me: { customer: null } });
    await restore(person.customerId);
    expect(await own()).toEqual({ me: { customer: { id: person.customerId } } });
  });

  it('refuses the id of something else', async () => {
    const { userErrors } = await restore('user_01h455vb4pex5vsknk084sn02q');
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['customerId'] }]);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const { id } = await makeCustomer(app(), { name: 'Gone', email: 'c@example.com' });
    await remove(id);
    const answer = await app().send(
      actor,
      `mutation { restoreCustomer(input: { customerId: "${id}" }) { userErrors { code } } }`,
    );
    expect(answer.data).toBeNull();
    expect(codeOf(answer)).toBe(code);
    expect((await lookUpCustomer(app(), id, 'Gone')).customer).toBeNull();
  });
});
