import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { as } from '../../../kit/as.ts';
import { codeOf } from '../../../kit/codes.ts';
import { makeShopper } from '../../../kit/factories/shopper.ts';

const app = useApp();

const profile =
  'id name phone email version customer { name contactName email phone address { line1 postalCode city region country } }';
const read = async (person: { headers: Record<string, string> }) =>
  (await as(app(), person).ask(`{ me { ${profile} } }`)).me;
const update = (person: { headers: Record<string, string> }, input: object) =>
  as(app(), person).mutate('updateProfile', input, `user { ${profile} }`);

describe('updateProfile', () => {
  it('changes the account and with it the customer', async () => {
    const person = await makeShopper(app());
    const { user, userErrors } = await update(person, {
      name: ' Cleo Cölln ',
      phone: ' +49 30 9 ',
      address: { line1: ' Ring 1 ', city: 'Köln', countryCode: 'DE' },
    });
    expect(userErrors).toEqual([]);
    expect(user).toEqual({
      id: person.userId,
      name: 'Cleo Cölln',
      phone: '+49 30 9',
      email: person.email,
      version: 2,
      customer: {
        name: 'Cleo Cölln',
        contactName: null,
        email: person.email,
        phone: '+49 30 9',
        address: { line1: 'Ring 1', postalCode: null, city: 'Köln', region: null, country: 'Germany' },
      },
    });
    expect(await read(person)).toEqual(user);
  });

  it('leaves what is absent, and empties what is null', async () => {
    const person = await makeShopper(app(), { phone: '1' });
    await update(person, { address: { line1: 'Ring 1', city: 'Köln' } });
    const before = await read(person);
    expect((await update(person, {})).user).toMatchObject({ name: before.name, phone: '1' });
    expect((await update(person, { address: { line1: null } })).user.customer.address).toMatchObject({
      line1: null,
      city: 'Köln',
    });
    expect((await update(person, { phone: null, address: { city: null } })).user).toMatchObject({
      phone: null,
      customer: { phone: null, address: null },
    });
    await update(person, { address: { city: 'Bonn' } });
    expect((await update(person, { address: null })).user.customer.address).toBeNull();
  });

  it('has no address for somebody who is no customer', async () => {
    const person = await app().actors.make({ name: 'Plain' });
    expect((await update(person, { name: 'New', address: { city: 'Köln' } })).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['address'] },
    ]);
    expect((await read(person)).name).toBe('Plain');
    expect((await update(person, { name: 'New' })).user).toMatchObject({ name: 'New', customer: null });
  });

  it('refuses a stale version', async () => {
    const person = await makeShopper(app());
    await update(person, { version: 1, name: 'First' });
    expect((await update(person, { version: 1, name: 'Late' })).userErrors).toMatchObject([
      { code: 'VERSION_CONFLICT', path: ['version'] },
    ]);
    expect(await read(person)).toMatchObject({ name: 'First', customer: { name: 'First' } });
  });

  it('and staff may change the same customer at the same time', async () => {
    const person = await makeShopper(app());
    for (let round = 1; round <= 8; round++) {
      const answers = await Promise.all([
        update(person, { phone: String(round), address: { city: `City ${round}` } }),
        app().mutate(
          'updateCustomer',
          { customerId: person.customerId, contactName: `Contact ${round}` },
          'customer { id }',
          'staff',
        ),
      ]);
      expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
      expect(await read(person)).toMatchObject({
        phone: String(round),
        customer: { contactName: `Contact ${round}`, address: { city: `City ${round}` } },
      });
    }
  });

  it.each([
    [['name'], { name: ' ' }],
    [['name'], { name: null }],
    [['phone'], { phone: '1'.repeat(41) }],
    [['address', 'city'], { address: { city: 'x'.repeat(101) } }],
  ])('refuses a bad %s', async (path, bad) => {
    const person = await makeShopper(app());
    const before = await read(person);
    expect((await update(person, bad)).userErrors).toMatchObject([{ code: 'INVALID_INPUT', path }]);
    expect(await read(person)).toEqual(before);
  });

  it('is not for a guest', async () => {
    const answer = await app().send(
      'guest',
      'mutation { updateProfile(input: { name: "X" }) { user { id } } }',
    );
    expect(codeOf(answer)).toBe('UNAUTHENTICATED');
  });
});
