import { beforeAll, describe, expect, it } from 'vitest';
import type { Permission } from '../../src/platform/authorization/permission.ts';
import { useApp } from '../kit/app.ts';
import { as } from '../kit/as.ts';
import type { Client } from '../kit/client.ts';
import { makeOrder } from '../kit/factories/order.ts';
import { makeRentable, makeRental } from '../kit/factories/rental.ts';
import { makeMember } from '../kit/factories/role.ts';
import { makeShopper, type Shopper } from '../kit/factories/shopper.ts';

// ORDERS_VIEW or RENTALS_VIEW alone showed how to reach every customer, although `customers` needs CUSTOMERS_VIEW.

const app = useApp();
const address = { line1: 'Secret Street 1', city: 'Leipzig' };
let shopper: Shopper;

const details = 'customer { name contactName email phone address { line1 city } }';
const below = (list: 'orders' | 'rentals') => `{ ${list}(first: 5) { nodes { ${details} } } }`;
const visible = () => ({
  name: 'Ann Lee',
  contactName: null,
  email: shopper.email,
  phone: '0815',
  address,
});
const hidden = { name: 'Ann Lee', contactName: null, email: null, phone: null, address: null };

async function member(...permissions: Permission[]): Promise<Client> {
  return as(app(), await makeMember(app(), permissions));
}

beforeAll(async () => {
  shopper = await makeShopper(app(), { name: 'Ann Lee', phone: '0815' });
  await shopper.mutate('updateProfile', { address }, 'user { id }');
  await makeOrder(app(), shopper);
  await makeRental(shopper, await makeRentable(app()));
});

describe.each([
  ['orders', 'ORDERS_VIEW'],
  ['rentals', 'RENTALS_VIEW'],
] as const)('the customers of %s', (list, permission) => {
  it(`are only names to a holder of ${permission}`, async () => {
    const { data, errors } = await (await member(permission)).send(below(list));
    expect(data[list].nodes).toEqual([{ customer: hidden }]);
    expect(errors).toHaveLength(4);
    for (const error of errors!) {
      expect(error.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'CUSTOMERS_VIEW' });
    }
  });

  it('can be reached by a holder of CUSTOMERS_VIEW', async () => {
    const { data, errors } = await (await member(permission, 'CUSTOMERS_VIEW')).send(below(list));
    expect(errors).toBeUndefined();
    expect(data[list].nodes).toEqual([{ customer: visible() }]);
  });

  it('see their own contact details', async () => {
    const { data, errors } = await shopper.send(below(list));
    expect(errors).toBeUndefined();
    expect(data[list].nodes).toEqual([{ customer: visible() }]);
  });
});

it('USERS_VIEW shows the customer of an account, but not how to reach them', async () => {
  const viewer = await member('USERS_VIEW');
  const { data, errors } = await viewer.send(`{ user(id: "${shopper.userId}") { ${details} } }`);
  expect(data.user.customer).toEqual(hidden);
  expect(errors!.map(({ extensions }) => extensions.code)).toEqual(Array(4).fill('FORBIDDEN'));
});

it('whoever just registered sees their own record in the answer', async () => {
  const input = { email: 'fresh@example.com', name: 'Fresh', password: 'four quiet words here' };
  const { user } = await app().mutate('registerCustomer', input, 'user { customer { email } }', 'guest');
  expect(user).toEqual({ customer: { email: 'fresh@example.com' } });
});

it('a customer does not see the email address of whoever sold to them', async () => {
  const seller = await app().actors.make({ roles: ['STAFF'] });
  const member = { userId: seller.userId, name: 'Sam', email: 'sam@example.com' };
  await app().mutate('createStaffMember', member, 'staffMember { id }', 'admin');
  const { id: orderId } = await makeOrder(app(), shopper);
  await app().sql(
    'update sales_order set sold_by_id = (select id from staff_member where user_id = ?) where id = ?',
    [seller.userId, orderId],
  );
  const query = `{ order(id: "${orderId}") { soldBy { name email } } }`;
  const asked = await shopper.send(query);
  expect(asked.data.order.soldBy).toEqual({ name: 'Sam', email: null });
  expect(asked.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', permission: 'STAFF_VIEW' } }]);
  expect((await app().ask('staff', query)).order.soldBy).toEqual({ name: 'Sam', email: 'sam@example.com' });
});
