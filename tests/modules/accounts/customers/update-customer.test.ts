import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { as } from '../../../kit/as.ts';
import { codeOf } from '../../../kit/codes.ts';
import { makeShopper } from '../../../kit/factories/shopper.ts';

const app = useApp();

const fields =
  'id code name contactName email phone address { line1 postalCode city region country } version';
const make = async (input: object = {}) =>
  (await app().mutate('createCustomer', { name: 'Somebody', ...input }, `customer { ${fields} }`, 'staff'))
    .customer;
const update = (customerId: string, input: object) =>
  app().mutate('updateCustomer', { customerId, ...input }, `customer { ${fields} }`, 'staff');
const read = async (id: string) =>
  (await app().ask('staff', `{ customer(id: "${id}") { ${fields} } }`)).customer;

describe('updateCustomer', () => {
  it('changes what the input says, and nothing else', async () => {
    const before = await make({ contactName: 'Maria', phone: '1', address: { city: 'Köln', line1: 'A 1' } });
    const { customer, userErrors } = await update(before.id, {
      name: ' Renamed ',
      contactName: null,
      address: { line1: ' B 2 ' },
    });
    expect(userErrors).toEqual([]);
    expect(customer).toEqual({
      ...before,
      name: 'Renamed',
      contactName: null,
      address: { ...before.address, line1: 'B 2' },
      version: 2,
    });
    expect(await read(before.id)).toEqual(customer);
  });

  it('empties the address by null, the whole of it or a part', async () => {
    const { id } = await make({ address: { city: 'Köln', line1: 'A 1', countryCode: 'DE' } });
    expect((await update(id, { address: { city: null } })).customer.address).toMatchObject({
      line1: 'A 1',
      city: null,
    });
    expect((await update(id, {})).customer.address).toMatchObject({ line1: 'A 1' });
    expect((await update(id, { address: null })).customer.address).toBeNull();
  });

  it('does not touch the account of somebody who has one', async () => {
    const person = await makeShopper(app(), { name: 'Own name' });
    await update(person.customerId, { name: 'Their GmbH', email: 'office@example.com' });
    expect(await as(app(), person).ask('{ me { name email customer { name email } } }')).toEqual({
      me: {
        name: 'Own name',
        email: person.email,
        customer: { name: 'Their GmbH', email: 'office@example.com' },
      },
    });
  });

  it('refuses a stale version, and what is not there', async () => {
    const { id } = await make();
    await update(id, { version: 1, name: 'First' });
    expect((await update(id, { version: 1, name: 'Late' })).userErrors).toMatchObject([
      { code: 'VERSION_CONFLICT', path: ['version'] },
    ]);
    expect(await read(id)).toMatchObject({ name: 'First', version: 2 });
    expect((await update('customer_01h455vb4pex5vsknk084sn02q', {})).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['customerId'] },
    ]);
  });

  it.each([
    ['CODE_TAKEN', 'code', { code: 'TAKEN' }],
    ['INVALID_INPUT', 'code', { code: null }],
    ['INVALID_INPUT', 'name', { name: '' }],
    ['INVALID_INPUT', 'email', { email: 'x' }],
  ])('refuses with %s a bad %s', async (code, field, bad) => {
    await app().mutate('createCustomer', { name: 'Holder', code: 'taken' }, '__typename', 'staff');
    const before = await make();
    expect((await update(before.id, bad)).userErrors).toMatchObject([{ code, path: [field] }]);
    expect(await read(before.id)).toEqual(before);
  });

  it('is not for customers, not even of themselves', async () => {
    const person = await makeShopper(app());
    const answer = await as(app(), person).send(
      `mutation { updateCustomer(input: { customerId: "${person.customerId}", code: "MINE" }) { customer { id } } }`,
    );
    expect(codeOf(answer)).toBe('FORBIDDEN');
    expect((await read(person.customerId)).code).not.toBe('MINE');
  });
});
