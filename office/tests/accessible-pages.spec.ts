import { lookAtIt } from './access/look-at-it.ts';
import { addresses, outsideAddresses } from './access/pages.ts';
import { prepareSamples } from './access/samples.ts';
import { Walk } from './access/visit.ts';
import { expect, test } from './kit/test.ts';

const routes = Object.keys(addresses);
const parts = 8;

for (let part = 0; part < parts; part += 1)
  test(`every page is accessible and fits, ${part + 1} of ${parts}`, async ({ open, api }) => {
    test.slow();
    const samples = await prepareSamples(api);
    const page = await open('admin', '/account', { reducedMotion: 'reduce' });
    const walk = new Walk(page);
    for (const route of routes.filter((_, at) => at % parts === part)) {
      const { errors } = await walk.follow(addresses[route]!(samples));
      expect(errors, route).toEqual([]);
      await expect(page.getByText('could not be loaded'), route).toHaveCount(0);
      await expect(page.getByText('There is nothing at this address'), route).toHaveCount(0);
      await lookAtIt(page, route);
    }
  });

test('every page outside is accessible and fits', async ({ open, api }) => {
  test.slow();
  const page = await open(null, '/sign-in', { reducedMotion: 'reduce' });
  const walk = new Walk(page);
  for (const [route, address] of Object.entries(outsideAddresses)) {
    await walk.type(address);
    await lookAtIt(page, route);
  }
  await page.goto('/office/verify-email');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await lookAtIt(page, 'a link without its token');

  const person = { email: 'paul@example.com', password: 'a quiet place to sell' };
  await api.ask(
    null,
    'mutation ($input: RegisterStaffInput!) { registerStaff(input: $input) { userErrors { message } } }',
    { input: { ...person, name: 'Paul Pending' } },
  );
  const waiting = await open(person, '/', { reducedMotion: 'reduce' });
  await expect(waiting.getByRole('heading', { name: /waits for approval/ })).toBeVisible();
  await lookAtIt(waiting, 'the waiting page');
});

test('no page is left out', async ({ open }) => {
  const page = await open(null, '/sign-in');
  await expect(page.getByLabel('Email')).toBeVisible();
  const known = await page.evaluate(() => Object.keys(window.__TSR_ROUTER__.routesByPath));
  expect([...routes, ...Object.keys(outsideAddresses)].sort()).toEqual(known.sort());
});
