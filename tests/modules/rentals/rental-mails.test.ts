import { expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { makeRentable, makeRental, makeRunning } from '../../kit/factories/rental.ts';
import { makeShopper } from '../../kit/factories/shopper.ts';
import { mailbox } from '../../kit/mailbox.ts';

const app = useApp();

/** The mails about rentals that somebody got, once all background work is done. */
async function mailsTo(email: string) {
  await app().work();
  const mails = await mailbox(app().app.services.config.mailFolder);
  return mails.filter(({ to, template }) => to === email && template.startsWith('rentals.'));
}

it.each([
  ['Pacific/Kiritimati', '2026-03-05 02:00'],
  ['America/New_York', '2026-03-04 07:00'],
])('says in the time of a store in %s until when a unit is held', async (timeZone, until) => {
  await app().mutate('updateSettings', { timeZone }, 'settings { timeZone }', 'admin');
  const productId = await makeRentable(app(), 1, { name: 'Lamp <b>&' });
  const shopper = await makeShopper(app());
  const { number } = await makeRental(shopper, productId);
  const [mail, ...others] = await mailsTo(shopper.email);
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
  const mails = await mailsTo(shopper.email);
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
  const ended = (await mailsTo(shopper.email)).find(({ template }) => template === 'rentals.ended');
  expect(ended!.subject).toBe(`Your rental ${number} has ended`);
  expect(ended!.text).toContain('your rental was canceled.');
  expect(ended!.text).toContain('Out of lamps.');
});
