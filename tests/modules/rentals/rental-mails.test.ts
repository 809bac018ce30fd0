import { expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { makeRentable, makeRental, makeRunning } from '../../kit/factories/rental.ts';
import { makeShopper } from '../../kit/factories/shopper.ts';
import { mailsTo } from '../../kit/mails-to.ts';
import { updateSettings } from '../../kit/update-settings.ts';

const app = useApp();

it.each([
  ['Pacific/Kiritimati', '2026-03-05 02:00'],
  ['America/New_York', '2026-03-04 07:00'],
])('says in the time of a store in %s until when a unit is held', async (timeZone, until) => {
  await updateSettings(app(), { timeZone });
  const productId = await makeRentable(app(), 1, { name: 'Lamp <b>&' });
  const shopper = await makeShopper(app());
  const { number } = await makeRental(shopper, productId);
  const [mail, ...others] = await mailsTo(app(), shopper.email, 'rentals.');
  expect(others).toEqual([]);
  expect(mail).toMatchObject({
    template: 'rentals.created',
    subject: `Your contract ${number} is ready to sign`,
  });
  expect(mail!.text).toContain(`we hold one "Lamp <b>&" for you until ${until} (${timeZone}).`);
  expect(mail!.html).not.toContain('Lamp <b>');
});

it('does not ask for a signature that is there already', async () => {
  const shopper = await makeShopper(app());
  await makeRunning(shopper, await makeRentable(app(), 1));
  const mails = await mailsTo(app(), shopper.email, 'rentals.');
  expect(mails.map(({ template }) => template).sort()).toEqual([
    'rentals.activated',
    'rentals.created',
    'rentals.paid',
  ]);
  const created = mails.find(({ template }) => template === 'rentals.created');
  expect(created!.text).not.toContain('sign by then');
});

it('gives the reason for which a rental was canceled', async () => {
  const shopper = await makeShopper(app());
  const { id, number } = await makeRental(shopper, await makeRentable(app(), 1));
  await app().mutate('cancelRental', { rentalId: id, reason: 'Out of lamps.' }, 'rental { id }', 'staff');
  const ended = (await mailsTo(app(), shopper.email, 'rentals.')).find(
    ({ template }) => template === 'rentals.ended',
  );
  expect(ended!.subject).toBe(`Your rental ${number} has ended`);
  expect(ended!.text).toContain('your rental was canceled.');
  expect(ended!.text).toContain('Out of lamps.');
});
