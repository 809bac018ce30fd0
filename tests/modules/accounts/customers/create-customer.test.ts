import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { codeOf } from '../../../kit/codes.ts';
import { foundCount } from '../../../kit/found.ts';

const app = useApp();

const fields =
  'customer { id code name contactName email phone address { line1 postalCode city region countryCode } user { id } version deletedAt }';
const create = (input: object) => app().mutate('createCustomer', input, fields, 'staff');
const named = (name: string) => foundCount(app(), 'customers', name, 'staff');

describe('createCustomer', () => {
  it('creates a customer with everything that the input can hold', async () => {
    const details = { contactName: 'Maria Änders', email: 'maria@example.com', phone: '030-0074321' };
    const address = {
      line1: 'Obere Str. 57',
      postalCode: '12209',
      city: 'Köln',
      region: 'NRW',
      countryCode: 'DE',
    };
    const { customer, userErrors } = await create({ name: ' Größe AG ', code: 'ALFKI', ...details, address });
    expect(userErrors).toEqual([]);
    expect(customer).toEqual({
      id: expect.stringMatching(/^customer_/),
      code: 'ALFKI',
      name: 'Größe AG',
      ...details,
      address,
      user: null,
      version: 1,
      deletedAt: null,
    });
    expect(await named('größe')).toBe(1);
  });

  it('makes up a code, and leaves absent details empty', async () => {
    expect((await create({ name: 'Plain' })).customer).toMatchObject({
      code: expect.stringMatching(/^C-/),
      contactName: null,
      email: null,
      phone: null,
      address: null,
    });
    expect((await create({ name: 'Plain', address: null, email: null })).customer.address).toBeNull();
  });

  it('refuses a code that is taken, whatever its case, also by a deleted customer', async () => {
    const { customer } = await create({ name: 'Holder', code: 'Code-1' });
    const taken = [{ code: 'CODE_TAKEN', path: ['code'] }];
    expect((await create({ name: 'Copy', code: 'CODE-1' })).userErrors).toMatchObject(taken);
    await app().mutate('deleteCustomer', { customerId: customer.id }, 'deletedCustomerId', 'staff');
    expect((await create({ name: 'Copy', code: 'code-1' })).userErrors).toMatchObject(taken);
    expect(await named('Copy')).toBe(0);
  });

  it.each([
    [['name'], { name: ' ' }],
    [['name'], { name: 'x'.repeat(201) }],
    [['email'], { email: 'a@b' }],
    [['email'], { email: 'a@example.com\nBcc: b@example.com' }],
    [['code'], { code: 'has space' }],
    [['phone'], { phone: '1'.repeat(41) }],
    [['contactName'], { contactName: 'a\u0000b' }],
    [['address', 'postalCode'], { address: { postalCode: '1'.repeat(21) } }],
  ])('refuses a bad %s', async (path, bad) => {
    const { customer, userErrors } = await create({ name: 'Badly', ...bad });
    expect(customer).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path }]);
    expect(await named('Badly')).toBe(0);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const answer = await app().send(
      actor,
      'mutation { createCustomer(input: { name: "Nope" }) { customer { id } } }',
    );
    expect(answer.data).toBeNull();
    expect(codeOf(answer)).toBe(code);
    expect(await named('Nope')).toBe(0);
  });
});
