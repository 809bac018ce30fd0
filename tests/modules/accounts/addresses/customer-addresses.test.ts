import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { makeCustomer } from '../../../kit/factories/customer.ts';
import { makeShopper, type Shopper } from '../../../kit/factories/shopper.ts';
import { inCologne, inColumbus } from './support.ts';

const app = useApp();

const parts = 'recipient company line1 line2 postalCode city region countryCode country phone';
const book = `customer { addresses { id version address { ${parts} } } defaultShippingAddress { id } defaultBillingAddress { id } }`;
const add = (who: Shopper, address: object, more: object = {}) =>
  who.mutate(
    'createCustomerAddress',
    { address, ...more },
    `customerAddress { id version address { ${parts} } } ${book}`,
  );
const empty = Object.fromEntries(parts.split(' ').map(part => [part, null]));

describe('createCustomerAddress', () => {
  it('adds to one’s own address book; the first one is used for everything', async () => {
    const shopper = await makeShopper(app());
    const first = await add(shopper, inCologne);
    expect(first.userErrors).toEqual([]);
    expect(first.customerAddress).toEqual({
      id: expect.stringMatching(/^customeraddress_/),
      version: 1,
      address: { ...empty, ...inCologne, country: 'Germany' },
    });
    const { id } = first.customerAddress;
    expect(first.customer).toMatchObject({ defaultShippingAddress: { id }, defaultBillingAddress: { id } });

    const second = await add(shopper, inColumbus, { isDefaultBilling: true });
    expect(second.customer).toMatchObject({
      addresses: [{ id }, { address: { ...inColumbus, country: 'United States' } }],
      defaultShippingAddress: { id },
      defaultBillingAddress: { id: second.customerAddress.id },
    });
  });

  it('writes it as its country does', async () => {
    const shopper = await makeShopper(app());
    const { customerAddress } = await add(shopper, {
      line1: ' 10 Downing Street ',
      postalCode: 'sw1a 2aa',
      city: 'London',
      countryCode: 'GB',
    });
    expect(customerAddress.address).toMatchObject({ line1: '10 Downing Street', postalCode: 'SW1A 2AA' });
    const ohio = await add(shopper, { ...inColumbus, region: 'ohio' });
    expect(ohio.customerAddress.address.region).toBe('OH');
  });

  it('says of each field what its country lacks', async () => {
    const shopper = await makeShopper(app());
    const { userErrors } = await shopper.mutate(
      'createCustomerAddress',
      { address: { countryCode: 'US', line1: '1 Main Street', postalCode: '123' } },
      'userErrors { ... on ValidationError { reason } }',
    );
    expect(userErrors).toMatchObject([
      { path: ['address', 'city'], reason: 'REQUIRED' },
      { path: ['address', 'region'], reason: 'REQUIRED' },
      { path: ['address', 'postalCode'], reason: 'WRONG_FORMAT' },
    ]);
    expect((await bookOf(shopper)).addresses).toEqual([]);
  });

  it('is for others only with CUSTOMERS_MANAGE', async () => {
    const customer = await makeCustomer(app());
    const input = { customerId: customer.id, address: inCologne };
    const shopper = await makeShopper(app());
    expect((await shopper.mutate('createCustomerAddress', input, '__typename')).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['customerId'] },
    ]);
    const { customer: after } = await app().mutate('createCustomerAddress', input, book, 'staff');
    expect(after.addresses).toMatchObject([{ address: inCologne }]);
    expect(
      (await app().mutate('createCustomerAddress', { address: inCologne }, '__typename', 'manager'))
        .userErrors,
    ).toMatchObject([{ code: 'NOT_A_CUSTOMER' }]);
  });

  it('keeps fifty of them, also when they come at once', async () => {
    const shopper = await makeShopper(app());
    for (let n = 0; n < 48; n++) await add(shopper, inCologne);
    const results = await Promise.all(Array.from({ length: 4 }, () => add(shopper, inCologne)));
    expect(results.filter(({ userErrors }) => userErrors.length === 0).length).toBe(2);
    for (const { userErrors } of results.filter(({ userErrors }) => userErrors.length > 0))
      expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['address'] }]);
    expect((await bookOf(shopper)).addresses.length).toBe(50);
  });
});

const bookOf = async (shopper: Shopper) => (await shopper.ask(`{ me { ${book} } }`)).me.customer;

describe('updateCustomerAddress', () => {
  it('replaces the address and changes what it is used for', async () => {
    const shopper = await makeShopper(app());
    const { customerAddress: first } = await add(shopper, inColumbus);
    const { customerAddress: second } = await add(shopper, inCologne);
    const change = (customerAddressId: string, input: object) =>
      shopper.mutate(
        'updateCustomerAddress',
        { customerAddressId, ...input },
        `customerAddress { version address { ${parts} } } ${book}`,
      );

    const moved = await change(first.id, { version: 1, address: inCologne });
    expect(moved.customerAddress).toMatchObject({
      version: 2,
      address: { ...empty, ...inCologne, country: 'Germany' },
    });
    const used = await change(second.id, { isDefaultShipping: true });
    expect(used.customer).toMatchObject({
      defaultShippingAddress: { id: second.id },
      defaultBillingAddress: { id: first.id },
    });
    const unused = await change(first.id, { isDefaultBilling: false, isDefaultShipping: false });
    expect(unused.customer).toMatchObject({
      defaultShippingAddress: { id: second.id },
      defaultBillingAddress: null,
    });
    expect((await change(first.id, { version: 1, address: inColumbus })).userErrors).toMatchObject([
      { code: 'VERSION_CONFLICT', path: ['version'] },
    ]);
  });

  it('is not for somebody else, to whom it does not exist', async () => {
    const [owner, other] = [await makeShopper(app()), await makeShopper(app())];
    const { customerAddress } = await add(owner, inCologne);
    const input = { customerAddressId: customerAddress.id };
    for (const name of ['updateCustomerAddress', 'deleteCustomerAddress'])
      expect((await other.mutate(name, input, '__typename')).userErrors).toMatchObject([
        { code: 'NOT_FOUND', path: ['customerAddressId'] },
      ]);
    const node = `query ($id: ID!) { node(id: $id) { ... on CustomerAddress { address { line1 } } } }`;
    expect((await other.ask(node, { id: customerAddress.id })).node).toBeNull();
    expect((await owner.ask(node, { id: customerAddress.id })).node).toEqual({
      address: { line1: 'Ring 1' },
    });
    expect((await app().ask('staff', node, { id: customerAddress.id })).node).toEqual({
      address: { line1: 'Ring 1' },
    });
    const changed = { ...input, address: inColumbus };
    expect((await app().mutate('updateCustomerAddress', changed, '__typename', 'staff')).userErrors).toEqual(
      [],
    );
    expect((await bookOf(owner)).addresses).toMatchObject([{ address: inColumbus }]);
  });
});

describe('deleteCustomerAddress', () => {
  it('deletes it for good, and no order goes there any more', async () => {
    const shopper = await makeShopper(app());
    const { customerAddress: first } = await add(shopper, inColumbus);
    const { customerAddress: second } = await add(shopper, inCologne);
    const remove = () =>
      shopper.mutate(
        'deleteCustomerAddress',
        { customerAddressId: first.id },
        `deletedCustomerAddressId ${book}`,
      );
    const { deletedCustomerAddressId, customer } = await remove();
    expect(deletedCustomerAddressId).toBe(first.id);
    expect(customer).toMatchObject({
      addresses: [{ id: second.id }],
      defaultShippingAddress: null,
      defaultBillingAddress: null,
    });
    expect((await remove()).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await app().sql('select id from customer_address where id = ?', [first.id])).toEqual([]);
  });
});

describe("a customer's own address", () => {
  const update = (shopper: Shopper, address: object) =>
    shopper.mutate('updateProfile', { address }, `user { customer { address { ${parts} } } }`);

  it('may be incomplete, but is written as its country does', async () => {
    const shopper = await makeShopper(app());
    const { user } = await update(shopper, { city: 'Columbus', region: 'ohio', countryCode: 'US' });
    expect(user.customer.address).toEqual({
      ...empty,
      city: 'Columbus',
      region: 'OH',
      countryCode: 'US',
      country: 'United States',
    });
    expect((await update(shopper, { postalCode: '123' })).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['address', 'postalCode'] },
    ]);
    expect((await update(shopper, { countryCode: null })).user.customer.address).toMatchObject({
      countryCode: null,
      country: null,
      city: 'Columbus',
    });
  });

  it('keeps words that name no country, until somebody says which it is', async () => {
    const shopper = await makeShopper(app());
    await app().sql(`update customer set country = 'Middle-earth', city = 'Bree' where id = ?`, [
      shopper.customerId,
    ]);
    expect((await update(shopper, { line1: 'Inn' })).user.customer.address).toMatchObject({
      line1: 'Inn',
      countryCode: null,
      country: 'Middle-earth',
    });
    // A process of the last version wrote a name alone.
    await app().sql(`update customer set country = 'UK' where id = ?`, [shopper.customerId]);
    expect((await update(shopper, { line1: 'Pub' })).user.customer.address).toMatchObject({
      countryCode: 'GB',
      country: 'United Kingdom',
    });
  });
});
