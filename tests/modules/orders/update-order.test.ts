import { describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { makeShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { stockedProductId } from '../../kit/factories/stock.ts';
import { newKey } from '../../kit/new-key.ts';
import { inCologne, inColumbus } from '../accounts/addresses/support.ts';

const app = useApp();

const fields = `order { id version notes
  shippingAddress { line1 countryCode } billingAddress { line1 countryCode }
  events { kind details } nextActions { action allowed } }`;
const place = async (shopper: Shopper, input: object = {}) => {
  const lines = [{ productId: await stockedProductId(app()), quantity: 1 }];
  const { order } = await shopper.mutate('placeOrder', { idempotencyKey: newKey(), lines, ...input }, fields);
  return order;
};
const update = (who: Pick<Shopper, 'mutate'>, orderId: string, input: object) =>
  who.mutate('updateOrder', { orderId, ...input }, fields);
const staff: Pick<Shopper, 'mutate'> = {
  mutate: (name, input, fields) => app().mutate(name, input!, fields, 'staff'),
};

describe('where an order goes when nothing is said', () => {
  it('is the default of the address book, and the bill too', async () => {
    const shopper = await makeShopper(app());
    await shopper.mutate('updateProfile', { address: { line1: 'Own 1', countryCode: 'FR' } }, '__typename');
    expect((await place(shopper)).shippingAddress).toEqual({ line1: 'Own 1', countryCode: 'FR' });
    await shopper.mutate('createCustomerAddress', { address: inCologne }, '__typename');
    expect(await place(shopper)).toMatchObject({
      shippingAddress: { line1: 'Ring 1', countryCode: 'DE' },
      billingAddress: null,
    });
    // A form fills in what would be used anyway.
    expect((await place(shopper, { shippingAddress: inCologne })).billingAddress).toBeNull();
    // A present for somebody else is billed at home.
    expect(await place(shopper, { shippingAddress: inColumbus })).toMatchObject({
      shippingAddress: { countryCode: 'US' },
      billingAddress: { line1: 'Ring 1', countryCode: 'DE' },
    });
    await shopper.mutate(
      'createCustomerAddress',
      { address: inColumbus, isDefaultBilling: true },
      '__typename',
    );
    expect(await place(shopper)).toMatchObject({
      shippingAddress: { countryCode: 'DE' },
      billingAddress: { line1: '300 Elm Street', countryCode: 'US' },
    });
    expect(await place(shopper, { shippingAddress: inColumbus, billingAddress: inCologne })).toMatchObject({
      shippingAddress: { countryCode: 'US' },
      billingAddress: { countryCode: 'DE' },
    });
  });

  it('is in words, where nobody knows the country of the customer', async () => {
    const shopper = await makeShopper(app());
    await app().sql(`update customer set country = 'Middle-earth' where id = ?`, [shopper.customerId]);
    const { id } = await place(shopper);
    const { order } = await shopper.ask(
      'query ($id: ID!) { order(id: $id) { shippingAddress { countryCode country } } }',
      { id },
    );
    expect(order.shippingAddress).toEqual({ countryCode: null, country: 'Middle-earth' });
  });
});

describe('updateOrder', () => {
  it('changes addresses and notes until it is shipped, and says so in the timeline', async () => {
    const shopper = await makeShopper(app());
    const { id, version, nextActions } = await place(shopper, {
      shippingAddress: inCologne,
      notes: 'Ring twice',
    });
    expect(nextActions).toContainEqual({ action: 'UPDATE', allowed: true });
    const { order } = await update(shopper, id, {
      version,
      shippingAddress: inColumbus,
      billingAddress: inCologne,
    });
    expect(order).toMatchObject({
      notes: 'Ring twice',
      shippingAddress: { countryCode: 'US' },
      billingAddress: { countryCode: 'DE' },
      events: [
        { kind: 'PLACED' },
        { kind: 'UPDATED', details: { fields: ['shippingAddress', 'billingAddress'] } },
      ],
    });
    const cleared = await update(staff, id, { billingAddress: null, shippingAddress: null, notes: null });
    expect(cleared.order).toMatchObject({
      notes: null,
      billingAddress: null,
      shippingAddress: { countryCode: 'US' },
    });
    // Nothing changes, so nothing is told.
    expect((await update(staff, id, { notes: null, shippingAddress: inColumbus })).order.events.length).toBe(
      3,
    );
    expect((await update(staff, id, {})).order.events.length).toBe(3);
    expect((await update(shopper, id, { version, notes: 'x' })).userErrors).toMatchObject([
      { code: 'VERSION_CONFLICT' },
    ]);
  });

  it('refuses an address that its country does not have, and then changes nothing', async () => {
    const shopper = await makeShopper(app());
    const { id } = await place(shopper, { shippingAddress: inCologne });
    const wrong = { shippingAddress: inColumbus, billingAddress: { ...inCologne, postalCode: 'SW1A' } };
    expect((await update(shopper, id, wrong)).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['billingAddress', 'postalCode'] },
    ]);
    expect((await update(shopper, id, {})).order.shippingAddress.countryCode).toBe('DE');
  });

  it('is too late once it is shipped or canceled', async () => {
    const shopper = await makeShopper(app());
    const { id } = await place(shopper);
    await shopper.mutate('cancelOrder', { orderId: id }, '__typename');
    const { userErrors } = await update(shopper, id, { notes: 'x' });
    expect(userErrors).toMatchObject([{ code: 'WRONG_STATUS', path: ['orderId'] }]);
  });

  it('is for its customer and the staff only', async () => {
    const [owner, other] = [await makeShopper(app()), await makeShopper(app())];
    const { id } = await place(owner);
    expect((await update(other, id, { notes: 'mine' })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['orderId'] },
    ]);
    expect((await update(staff, id, { notes: 'Call first' })).order.notes).toBe('Call first');
  });
});
